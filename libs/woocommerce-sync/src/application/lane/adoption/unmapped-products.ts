import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { isWanted } from '../../../domain/catalog/catalog-product';
import { foldedSku } from '../../../domain/catalog/sku';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { StoreClient } from '../../ports/store-client.port';
import { failMissing } from '../products/product-loading';
import { wishOf } from '../../planning/wish';
import type { DeliveryRecord } from '../delivery-record';
import {
  isBulk,
  openOf,
  type ClaimedProduct,
  type StrayProduct,
} from '../products/claimed-product';
import { ProductAdoption, type Sought } from './product-adoption';

/** What stands in the way of a product that belongs to somebody else: it was never ours. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'SKU_SHARED',
  'SKU_CHANGES_PLACES',
  'SKU_OF_OTHER_TYPE',
  'SKU_OF_FOREIGN',
]);

/**
 * Looks in the shop for products that no mapping is known of, before any of them is made or given
 * up.
 */
@Injectable()
export class UnmappedProducts {
  constructor(private readonly adoption: ProductAdoption) {}

  /**
   * Maps those that the shop has; items of those that must not be made are recorded as failed.
   * Throws faults of the shop.
   */
  async adopt(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
  ): Promise<void> {
    const unmapped = claimedProducts.filter(({ mapping }) => mapping === null);
    const wanted = unmapped.filter(isSought);
    if (wanted.length > 0) await this.adoptWanted(record, store, wanted);
    await this.adoptMade(record, store, unmapped, skusOf(claimedProducts));
  }

  /**
   * Maps the products that a send without an answer has made and the ERP has no more, so that a
   * full sync takes them down like any other; their items are recorded as failed. What the ERP has
   * given a claimed product's SKU becomes that one's. Throws faults of the shop.
   */
  async takeIn(
    record: DeliveryRecord,
    store: StoreClient,
    strays: readonly StrayProduct[],
    claimedProducts: readonly ClaimedProduct[],
  ): Promise<void> {
    const skus = skusOf(claimedProducts);
    const sought = strays.filter(({ sku }) => !skus.has(foldedSku(sku)));
    const found = await this.find(
      record,
      store,
      sought.map(({ productId: id, sku, items }) => ({ id, sku, items })),
    );
    for (const { productId, items } of strays)
      failMissing(record, { productId, items: openOf({ items }) }, found.get(productId) ?? null);
  }

  private async adoptWanted(
    record: DeliveryRecord,
    store: StoreClient,
    wanted: readonly ClaimedProduct[],
  ): Promise<void> {
    const { adopted, formerOwners, rejected, holders } = await this.adoption.adopt(
      store,
      record.delivery.storeId,
      wanted.map(({ product }) => product),
    );
    for (const id of formerOwners) record.forget(id);
    for (const claimed of wanted) {
      const { id } = claimed.product;
      const mapping = adopted.get(id);
      if (mapping !== undefined) {
        claimed.mapTo(mapping);
        record.keep(mapping);
      }
      const reason = rejected.get(id);
      if (reason !== undefined) record.failWith(openOf(claimed), reason);
      const holder = holders.get(id);
      if (holder !== undefined)
        record.ask('product', holder, 'its SKU changes places', { bulk: isBulk(claimed) });
    }
  }

  /**
   * Maps what a send without an answer made, where no look-up of the present SKU finds it: renamed
   * or archived since.
   */
  private async adoptMade(
    record: DeliveryRecord,
    store: StoreClient,
    claimedProducts: readonly ClaimedProduct[],
    wanted: ReadonlySet<string>,
  ): Promise<void> {
    const lost = claimedProducts.flatMap((claimed) => {
      const { product, mapping } = claimed;
      const items = openOf(claimed);
      const sku = wishOf(items).madeInDoubt?.[product.id];
      if (mapping !== null || sku === undefined || wanted.has(foldedSku(sku))) return [];
      return [{ claimed, sought: { id: product.id, sku, items } }];
    });
    const found = await this.find(
      record,
      store,
      lost.map(({ sought }) => sought),
    );
    for (const { claimed } of lost) {
      const mapping = found.get(claimed.product.id);
      if (mapping !== undefined) claimed.mapTo(mapping);
    }
  }

  /**
   * What the shop has of products by SKUs that they were made under. Where that cannot be looked
   * up, their items are recorded as failed.
   */
  private async find(
    record: DeliveryRecord,
    store: StoreClient,
    sought: readonly (Sought & Pick<ClaimedProduct, 'items'>)[],
  ): Promise<ReadonlyMap<string, ProductSyncMapping>> {
    if (sought.length === 0) return new Map();
    const { adopted, formerOwners, rejected } = await this.adoption.adopt(
      store,
      record.delivery.storeId,
      sought,
    );
    for (const id of formerOwners) record.forget(id);
    for (const mapping of adopted.values()) record.keep(mapping);
    for (const { id, items } of sought) {
      const reason = rejected.get(id);
      if (reason !== undefined && !isOfOthers(reason)) record.failWith(openOf({ items }), reason);
    }
    return adopted;
  }
}

function isSought({ product }: ClaimedProduct): boolean {
  return isWanted(product) && product.sku !== '';
}

/** The folded SKUs that products of a delivery have now: who is found by one of them is theirs. */
function skusOf(claimedProducts: readonly ClaimedProduct[]): ReadonlySet<string> {
  return new Set(claimedProducts.filter(isSought).map(({ product }) => foldedSku(product.sku)));
}

function isOfOthers({ code }: WooCommerceError): boolean {
  return OF_OTHERS.has(code);
}
