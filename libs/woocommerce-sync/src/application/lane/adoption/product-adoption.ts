import { Injectable } from '@nestjs/common';
import { ForeignProductRepository } from '../../../domain/adoption/adoption-pair.repository';
import { isLeftAsItIs, type CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { ProductSyncMappingState } from '../../../domain/mapping/mapping-state';
import { isProductType } from '../../../domain/fields/product-fields';
import { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { foldedSku } from '../../../domain/catalog/sku';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import { ValidationError, WooCommerceError } from '../../../domain/woocommerce.errors';
import { Clock } from '../../ports/clock.port';
import type { StoreRefusal } from '../../ports/shop/product-write';
import type { StoreProductRef } from '../../ports/shop/shop-products.port';
import type { StoreClient } from '../../ports/store-client.port';
import { StoreCatalog } from '../../catalog/store-catalog';
import { findBySkus } from './product-lookup';

/** A product of the ERP, and the SKU that the shop is to be asked for. */
export type Sought = Pick<CatalogProduct, 'id' | 'sku'>;

/** Mappings to products that the shop already had, and products that must not be created. */
export interface Adoption {
  readonly adopted: ReadonlyMap<string, ProductSyncMapping>;
  /**
   * Products of the ERP whose shop products these were until now, and that are no more for sale.
   */
  readonly formerOwners: readonly string[];
  readonly rejected: ReadonlyMap<string, WooCommerceError>;
  /**
   * Products of the ERP that have to give up their old SKU first, by the product that waits for it.
   */
  readonly holders: ReadonlyMap<string, string>;
}

/** A mapping to a product that the shop already had. */
export interface AdoptedProduct {
  readonly mapping: ProductSyncMapping;
  /**
   * The ERP's product that it was before, and that is no more for sale; null where it was none's.
   */
  readonly formerOwner: string | null;
}

/**
 * Finds the shop's own product for ERP products without a mapping, by SKU. This is what keeps a
 * product from being made twice when we die between the shop's create and our commit: before a
 * create, we always look.
 */
@Injectable()
export class ProductAdoption {
  constructor(
    private readonly mappings: ProductMappingRepository,
    private readonly clock: Clock,
    private readonly catalog: StoreCatalog,
    private readonly foreign: ForeignProductRepository,
  ) {}

  /**
   * Looks all products up in as few calls as their SKUs allow. Throws faults of the shop or the
   * ERP.
   */
  async adopt(store: StoreClient, storeId: string, products: readonly Sought[]): Promise<Adoption> {
    const adopted = new Map<string, ProductSyncMapping>();
    const formerOwners: string[] = [];
    const rejected = new Map<string, WooCommerceError>();
    const holders = new Map<string, string>();
    const bySku = new Map<string, Sought>();
    for (const product of products) {
      const sku = foldedSku(product.sku);
      const twin = bySku.get(sku);
      if (twin === undefined) bySku.set(sku, product);
      else rejected.set(product.id, sharedSku(product.sku, twin.id));
    }

    const { found, unknown } = await findBySkus(
      store,
      [...bySku.values()].map((product) => product.sku),
    );
    for (const product of bySku.values()) {
      const error = unknown.get(product.sku);
      if (error !== undefined) rejected.set(product.id, error);
    }
    for (const ref of found) {
      const product = bySku.get(foldedSku(ref.sku));
      if (product === undefined) continue;
      try {
        const { mapping, formerOwner } = await this.adoptFound(storeId, product, ref);
        adopted.set(product.id, mapping);
        if (formerOwner !== null) formerOwners.push(formerOwner);
      } catch (error) {
        if (!(error instanceof WooCommerceError) || error.fault !== 'item') throw error;
        rejected.set(product.id, error);
        if (error instanceof SkuMovesError) holders.set(product.id, error.holderId);
      }
    }
    return { adopted, formerOwners, rejected, holders };
  }

  /**
   * The mapping to the product that made the shop refuse a create, so that the next try updates it.
   * Throws an error of the item where that product cannot be ours.
   */
  async adoptOwner(
    store: StoreClient,
    storeId: string,
    product: CatalogProduct,
    refusal: StoreRefusal,
  ): Promise<AdoptedProduct> {
    const owner =
      refusal.reason === 'sku-taken' && refusal.ownerId !== null
        ? await store.products.findById(refusal.ownerId)
        : await store.products.findTrashedBySku(product.sku);
    if (owner === null || foldedSku(owner.sku) !== foldedSku(product.sku)) {
      throw new ValidationError(
        'sku',
        `the shop refuses ${product.sku}: ${refusal.message}`,
        'SKU_REFUSED',
      );
    }
    return this.adoptFound(storeId, product, owner);
  }

  private async adoptFound(
    storeId: string,
    product: Sought,
    ref: StoreProductRef,
  ): Promise<AdoptedProduct> {
    if (!isProductType(ref.type)) {
      throw new ValidationError(
        'sku',
        `in the shop ${product.sku} is a ${ref.type} (id ${ref.storeProductId}), neither a simple product nor a variable one`,
        'SKU_OF_OTHER_TYPE',
      );
    }
    const foreign = await this.foreign.findAmong(storeId, [ref.storeProductId]);
    if (foreign.has(ref.storeProductId)) throw skuOfForeign(product.sku, ref.storeProductId);
    const owner = await this.mappings.findByStoreProduct(storeId, ref.storeProductId);
    const formerOwner = owner === null || owner.internalProductId === product.id ? null : owner;
    if (formerOwner !== null && isStill(formerOwner, ref))
      await this.mustBeFormer(storeId, formerOwner, product);
    const mapping = ProductSyncMapping.adopt(
      storeId,
      product.id,
      ref.storeProductId,
      this.clock.now(),
    );
    mapping.knowType(ref.type);
    if (!ref.hasImages) mapping.knowNoImages();
    if (ref.status === 'trash') mapping.markTrashed(0, this.clock.now());
    return { mapping, formerOwner: formerOwner?.internalProductId ?? null };
  }

  /**
   * Throws where another product of the ERP is still the shop's product. What lies in the trash the
   * ERP has archived; what the ERP does not know any more has come back under another id.
   */
  private async mustBeFormer(
    storeId: string,
    { internalProductId: id, syncStatus }: Readonly<ProductSyncMappingState>,
    { sku }: Sought,
  ): Promise<void> {
    if (syncStatus === 'trashed') return;
    const { products, missing, unread } = await this.catalog.lookUp(storeId, [id]);
    if (missing.has(id)) return;
    const error = unread.get(id);
    if (error !== undefined) throw error;
    const owner = products.get(id);
    // It keeps what it has: nothing of it is written.
    if (owner !== undefined && isLeftAsItIs(owner)) throw sharedSku(sku, id);
    if (owner !== undefined && foldedSku(owner.sku) !== foldedSku(sku))
      throw new SkuMovesError(sku, id, 'given another; that is written first');
    if (owner?.status === 'archived')
      throw new SkuMovesError(sku, id, 'archived; that is taken down first');
    throw sharedSku(sku, id);
  }
}

/**
 * Whether the shop's product is what its owner was: with another SKU than was confirmed the id has
 * been given out anew.
 */
function isStill({ confirmed }: Readonly<ProductSyncMappingState>, ref: StoreProductRef): boolean {
  return confirmed.sku === undefined || foldedSku(confirmed.sku) === foldedSku(ref.sku);
}

/**
 * The ERP has given the SKU's holder another one, or archived it, which has to be written first.
 */
class SkuMovesError extends WooCommerceError {
  constructor(
    sku: string,
    readonly holderId: string,
    whatFirst: string,
  ) {
    super(
      `sku: ${sku} is in the shop that of product ${holderId}, which the ERP has ${whatFirst}`,
      {
        code: 'SKU_CHANGES_PLACES',
        retryable: true,
        fault: 'item',
      },
    );
  }
}

function skuOfForeign(sku: string, storeProductId: number): ValidationError {
  return new ValidationError(
    'sku',
    `${sku} is in the shop that of product ${storeProductId}, which is not the ERP's, as an admin has said`,
    'SKU_OF_FOREIGN',
  );
}

function sharedSku(sku: string, otherProductId: string): ValidationError {
  return new ValidationError(
    'sku',
    `${sku} belongs to product ${otherProductId} as well`,
    'SKU_SHARED',
  );
}
