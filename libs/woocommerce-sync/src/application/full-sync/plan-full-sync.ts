import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import { ProductAdoption } from '../lane/adoption/product-adoption';
import { ErpCatalog } from '../ports/erp-catalog.port';
import { StoreClients } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { CatalogScan, type CatalogScanPage } from './scan/catalog-scan';
import { reasonToKeep } from './scan/gone-products';
import { countProduct, emptyPlan, reject, type FullSyncPlan } from './plan-tally';

/**
 * The dry run: scans like a full sync and writes nothing, neither to the shop nor to the ledger.
 */
@Injectable()
export class PlanFullSync {
  constructor(
    private readonly scan: CatalogScan,
    private readonly catalog: ErpCatalog,
    private readonly stores: StoreClients,
    private readonly adoption: ProductAdoption,
    private readonly mappings: ProductMappingRepository,
    private readonly policy: StorePolicy,
  ) {}

  /** The plan for a store. */
  async execute(storeId: string, force: boolean): Promise<FullSyncPlan> {
    const store = this.stores.open(storeId);
    const plan = emptyPlan(this.policy.ownership(storeId).owners);
    const seen = { mapped: 0, shown: 0 };
    const { categories } = await this.catalog.listCategories();
    for await (const page of this.scan.pages(storeId, { cursor: null, force })) {
      plan.totalProducts += page.products.length + page.invalid.length + page.unreadable;
      plan.invalid += page.invalid.length + page.unreadable;
      for (const { id, field, problem } of page.invalid)
        reject(plan, id, 'ERP_PRODUCT_INVALID', `${field}: ${problem}`);
      const unknown = page.products.filter(({ planned }) => planned.plan.kind === 'create');
      const adoption = await this.adoption.adopt(
        store,
        storeId,
        unknown.map(({ product }) => product),
      );
      for (const scanned of page.products) countProduct(plan, scanned, categories, adoption);
      for (const mapping of await this.mappingsOf(storeId, page)) {
        seen.mapped += 1;
        if (mapping.syncStatus !== 'trashed') seen.shown += 1;
      }
    }
    // A product that was made while the scan went on is counted on one side alone.
    const unseen = Math.max(0, (await this.mappings.countShown(storeId)) - seen.shown);
    plan.note = reasonToKeep({ seen: seen.mapped, unseen });
    if (plan.note === null) plan.gone = unseen;
    return plan;
  }

  /** The mappings of all products that a page lists, also of those that it serves broken. */
  private async mappingsOf(
    storeId: string,
    { products, invalid }: CatalogScanPage,
  ): Promise<ProductSyncMapping[]> {
    const known = products.flatMap(({ mapping }) => mapping ?? []);
    if (invalid.length === 0) return known;
    const ids = invalid.map(({ id }) => id);
    return [...known, ...(await this.mappings.findMany(storeId, ids)).values()];
  }
}
