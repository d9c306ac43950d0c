import { Injectable } from '@nestjs/common';
import type { CatalogProduct } from '../../domain/catalog-product';
import { ProductSyncMapping } from '../../domain/product-sync-mapping';
import { isProductType } from '../../domain/product-fields';
import { foldedSku, isSearchableSku } from '../../domain/sku';
import { ISyncRepository } from '../../domain/sync.repository';
import { ValidationError } from '../../domain/woocommerce.errors';
import { Clock } from '../ports/clock.port';
import type { StoreClient, StoreProductRef, StoreRefusal } from '../ports/store-client.port';

/** Mappings to products that the shop already had, and products that must not be created. */
export interface Adoption {
  readonly adopted: ReadonlyMap<string, ProductSyncMapping>;
  /** Products of the ERP whose shop products these were until now: they lay in the trash, and their SKU has another product. */
  readonly formerOwners: readonly string[];
  readonly rejected: ReadonlyMap<string, ValidationError>;
}

/** A mapping to a product that the shop already had. */
export interface Claim {
  readonly mapping: ProductSyncMapping;
  /** The ERP's product that it was before, and that is no more for sale; null where it was none's. */
  readonly formerOwner: string | null;
}

/**
 * Finds the shop's own product for ERP products without a mapping, by SKU. This is what keeps a product from being made
 * twice when we die between the shop's create and our commit: before a create, we always look.
 */
@Injectable()
export class ProductAdoption {
  constructor(
    private readonly repository: ISyncRepository,
    private readonly clock: Clock,
  ) {}

  /** Looks all products up in as few calls as their SKUs allow. */
  async adopt(store: StoreClient, storeId: string, products: readonly CatalogProduct[]): Promise<Adoption> {
    const adopted = new Map<string, ProductSyncMapping>();
    const formerOwners: string[] = [];
    const rejected = new Map<string, ValidationError>();
    const bySku = new Map<string, CatalogProduct>();
    for (const product of products) {
      const sku = foldedSku(product.sku);
      const twin = bySku.get(sku);
      if (twin === undefined) bySku.set(sku, product);
      else rejected.set(product.id, sharedSku(product.sku, twin.id));
    }

    const searchable = [...bySku.values()].map((product) => product.sku).filter(isSearchableSku);
    const found = searchable.length === 0 ? [] : await store.findBySkus(searchable);
    for (const ref of found) {
      const product = bySku.get(foldedSku(ref.sku));
      if (product === undefined) continue;
      try {
        const { mapping, formerOwner } = await this.claimRef(storeId, product, ref);
        adopted.set(product.id, mapping);
        if (formerOwner !== null) formerOwners.push(formerOwner);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        rejected.set(product.id, error);
      }
    }
    return { adopted, formerOwners, rejected };
  }

  /**
   * The mapping to the product that made the shop refuse a create, so that the next try updates it. Throws
   * `ValidationError` where that product cannot be ours.
   */
  async adoptOwner(
    store: StoreClient,
    storeId: string,
    product: CatalogProduct,
    refusal: StoreRefusal,
  ): Promise<Claim> {
    const owner =
      refusal.reason === 'sku-taken' && refusal.ownerId !== null
        ? await store.findById(refusal.ownerId)
        : await store.findTrashedBySku(product.sku);
    if (owner === null || foldedSku(owner.sku) !== foldedSku(product.sku)) {
      throw new ValidationError('sku', `the shop refuses ${product.sku}: ${refusal.message}`, 'SKU_REFUSED');
    }
    return this.claimRef(storeId, product, owner);
  }

  private async claimRef(storeId: string, product: CatalogProduct, ref: StoreProductRef): Promise<Claim> {
    if (!isProductType(ref.type)) {
      throw new ValidationError(
        'sku',
        `in the shop ${product.sku} is a ${ref.type} (id ${ref.storeProductId}), neither a simple product nor a variable one`,
        'SKU_OF_OTHER_TYPE',
      );
    }
    const owner = await this.repository.findMappingByStoreProduct(storeId, ref.storeProductId);
    const formerOwner = owner === null || owner.internalProductId === product.id ? null : owner;
    // What lies in the trash the ERP has archived, or has no more: it may have come back under another id.
    if (formerOwner !== null && formerOwner.syncStatus !== 'trashed') {
      throw sharedSku(product.sku, formerOwner.internalProductId);
    }
    const mapping = ProductSyncMapping.adopt(storeId, product.id, ref.storeProductId, this.clock.now());
    mapping.knowType(ref.type);
    if (!ref.hasImages) mapping.knowNoImages();
    if (ref.status === 'trash') mapping.markTrashed(0, this.clock.now());
    return { mapping, formerOwner: formerOwner?.internalProductId ?? null };
  }
}

function sharedSku(sku: string, otherProductId: string): ValidationError {
  return new ValidationError('sku', `${sku} belongs to product ${otherProductId} as well`, 'SKU_SHARED');
}
