import { Injectable } from '@nestjs/common';
import type { ShopReferences } from '../../../domain/catalog/shop-references';
import { DriftFindingRepository } from '../../../domain/drift/drift-finding.repository';
import { fieldGroupsOf } from '../../../domain/fields/product-fields';
import { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import type { SoldProduct } from '../../../domain/orders/sold-products';
import { StoreCatalog } from '../../catalog/store-catalog';
import { ScannedReferences } from '../../full-sync/scan/scanned-references';
import { mayHaveVariants } from '../../lane/products/product-loading';
import { planProduct, type PlannedProduct } from '../../planning/product-plan';
import type { KnownVariations } from '../../planning/variant-plan';

/** All that is known of one product of ours. */
export interface KnownProduct {
  /** Null where the ERP has it no more. */
  readonly product: CatalogProduct | null;
  readonly mapping: ProductSyncMapping;
  readonly family: KnownVariations;
  /** What a write of everything would bring; null where the ERP has it no more. */
  readonly planned: PlannedProduct | null;
}

/** What is known of the products of one page of the shop. */
export interface KnownPage {
  /** Whose they are, by their ids in the shop. */
  readonly owners: ReadonlyMap<number, SoldProduct>;
  /** By the ERP's ids, without those of which nothing can be said now. */
  readonly products: ReadonlyMap<string, KnownProduct>;
}

const EVERYTHING = { groups: new Set(fieldGroupsOf('product')), force: true };

/**
 * Looks up whose products of the shop are, what the ERP wants of them, and what was confirmed: one
 * read of the ERP for a page. What waits or is on its way, and what the ERP serves broken, is left
 * out.
 */
@Injectable()
export class KnownPages {
  constructor(
    private readonly catalog: StoreCatalog,
    private readonly mappings: ProductMappingRepository,
    private readonly references: ScannedReferences,
    private readonly findings: DriftFindingRepository,
  ) {}

  /** Throws faults of the ERP. @param store what holds for the whole store */
  async of(
    storeId: string,
    store: ShopReferences,
    storeProductIds: readonly number[],
  ): Promise<KnownPage> {
    const owners = await this.mappings.findSoldProducts(storeId, storeProductIds);
    const ids = [...new Set([...owners.values()].flatMap(({ productId }) => productId ?? []))];
    if (ids.length === 0) return { owners, products: new Map() };
    // First: what settles after it was asked is known by when it was synced.
    const busy = await this.findings.findBusy(storeId, ids);
    const [read, mapped] = await Promise.all([
      this.catalog.lookUp(storeId, ids),
      this.mappings.findMany(storeId, ids),
    ]);
    const present = [...read.products.values()];
    const variable = present.filter((one) => mayHaveVariants(one, mapped.get(one.id)));
    const [families, references] = await Promise.all([
      this.mappings.findVariants(
        storeId,
        variable.map(({ id }) => id),
      ),
      this.references.ofPage(storeId, store, present),
    ]);
    const products = new Map<string, KnownProduct>();
    for (const [id, mapping] of mapped) {
      if (busy.has(id) || read.invalid.has(id) || read.unread.has(id)) continue;
      const product = read.products.get(id) ?? null;
      const family = families.get(id) ?? new Map<string, ProductSyncMapping>();
      const planned =
        product === null ? null : planProduct(product, mapping, family, EVERYTHING, references);
      products.set(id, { product, mapping, family, planned });
    }
    return { owners, products };
  }
}
