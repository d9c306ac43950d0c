import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import { ProductAdoption } from '../lane/adoption/product-adoption';
import { ErpCatalog } from '../ports/erp-catalog.port';
import { StoreClients } from '../ports/store-client.port';
import { PlanCounting } from './planning/plan-counting';
import { CatalogScan, type CatalogScanPage } from './scan/catalog-scan';
import { reasonToKeep } from './scan/gone-products';
import { reject, type FullSyncPlan, type PlannedChange, type PlanTally } from './plan-tally';

/** How a plan is made. */
export interface PlanWish {
  /** Take for wrong even what was confirmed right; where the shop is asked, its values decide. */
  readonly force: boolean;
  /** Whether the shop is asked for its present values, or what it confirmed last holds. */
  readonly askShop: boolean;
}

/**
 * The dry run: scans like a full sync and writes nothing, neither to the shop nor to the ledger. A
 * draft's shop may be read, so a plan may be made for it, too.
 */
@Injectable()
export class PlanFullSync {
  constructor(
    private readonly scan: CatalogScan,
    private readonly catalog: ErpCatalog,
    private readonly stores: StoreClients,
    private readonly adoption: ProductAdoption,
    private readonly mappings: ProductMappingRepository,
    private readonly counting: PlanCounting,
  ) {}

  /** The plan for a store. Throws faults of the ERP and the shop, and as `openToRead`. */
  async execute(storeId: string, wish: PlanWish): Promise<FullSyncPlan> {
    const tally = this.counting.begin(storeId);
    const seen = { mapped: 0, shown: 0 };
    for await (const page of this.counted(storeId, wish, tally)) {
      for (const mapping of await this.mappingsOf(storeId, page)) {
        seen.mapped += 1;
        if (mapping.syncStatus !== 'trashed') seen.shown += 1;
      }
    }
    // A product that was made while the scan went on is counted on one side alone.
    const unseen = Math.max(0, (await this.mappings.countShown(storeId)) - seen.shown);
    tally.note = reasonToKeep({ seen: seen.mapped, unseen });
    if (tally.note === null) tally.gone = unseen;
    const { room: _room, ...plan } = tally;
    return plan;
  }

  /** All changes of the plan, page by page, as they are found. Throws alike. */
  async *changes(storeId: string, wish: PlanWish): AsyncGenerator<readonly PlannedChange[]> {
    const tally = this.counting.begin(storeId, Infinity);
    for await (const _page of this.counted(storeId, wish, tally)) yield tally.changes.splice(0);
  }

  /** The pages of the ERP, each once it is counted in the plan. */
  private async *counted(
    storeId: string,
    { force, askShop }: PlanWish,
    plan: PlanTally,
  ): AsyncGenerator<CatalogScanPage> {
    const store = this.stores.openToRead(storeId);
    const { categories } = await this.catalog.listCategories();
    const range = { cursor: null, force: force || askShop };
    for await (const page of this.scan.pages(storeId, range)) {
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
      const planned = { storeId, store, page, adoption, categories };
      if (askShop) await this.counting.countShown(plan, planned);
      else this.counting.countRemembered(plan, planned);
      yield page;
    }
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
