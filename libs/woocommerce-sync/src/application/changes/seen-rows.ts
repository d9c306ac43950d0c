import { Injectable } from '@nestjs/common';
import type { ShopReferences } from '../../domain/catalog/shop-references';
import type { ShopSight } from '../../domain/changes/product-change';
import type { SoldProduct } from '../../domain/orders/sold-products';
import type { KnownProduct } from '../drift/reading/known-page';
import type { ShownContents } from '../ports/drift/shop-contents.port';
import { ShopSights } from './shop-sights';

/** What of a row of the shop is held against what it showed before. */
@Injectable()
export class SeenRows {
  constructor(private readonly sights: ShopSights) {}

  /** Of a row of a product of ours of which nothing is on its way. */
  of(
    storeId: string,
    shown: ShownContents,
    { productId, variantId }: SoldProduct,
    { product, mapping: ofProduct, family }: KnownProduct,
    references: ShopReferences,
  ): ShopSight[] {
    const mapping = variantId === null ? ofProduct : family.get(variantId);
    if (productId === null || mapping === undefined) return [];
    const isDown = product?.status !== 'active' && product?.status !== 'inactive';
    const lies = isDown || ofProduct.syncStatus === 'trashed';
    // Where a product is not, nothing is to be said of its variations.
    if (variantId !== null && lies) return [];
    const { storeProductId, sku, status, parentId } = shown;
    const subject = { storeProductId, productId, variantId, sku };
    const isTrashed = status === 'trash';
    const presence = this.sights.ofPresence(
      storeId,
      subject,
      isTrashed ? 'trashed' : 'present',
      mapping,
    );
    if (product === null || lies || isTrashed) return [presence];
    const parent = { productId, storeProductId: parentId };
    const seen = { subject, shown, mapping, product, references };
    return [
      presence,
      ...this.sights.ofFields(storeId, variantId === null ? seen : { ...seen, parent }),
    ];
  }
}
