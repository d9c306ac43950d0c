import { Injectable } from '@nestjs/common';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { ProductMappingRepository } from '../../domain/mapping/product-mapping.repository';
import { ProductAdoption, type Adoption } from '../lane/adoption/product-adoption';
import type { CategoryCatalog } from '../ports/erp-catalog.port';
import { StoreClients } from '../ports/store-client.port';
import type { PlanningRules } from '../ports/store-policy.port';
import { CategoryPlanning } from './planning/category-planning';
import { PlanCounting } from './planning/plan-counting';
import type { PlannedCategories, PlannedCategoryChange } from './planning/planned-categories';
import { RuleSightings } from './planning/rule-notes';
import { CatalogScan, type CatalogScanPage, type ScanRange } from './scan/catalog-scan';
import { reasonToKeep } from './scan/gone-products';
import {
  emptyPlan,
  finished,
  reject,
  type FullSyncPlan,
  type PlannedChange,
  type PlanTally,
} from './full-sync-plan';

/** How a plan is made. */
export interface PlanWish {
  /** Take for wrong even what was confirmed right; where the shop is asked, its values decide. */
  readonly force: boolean;
  /** Whether the shop is asked for its present values, or what it confirmed last holds. */
  readonly askShop: boolean;
  /** Groups of which nothing is to be taken for confirmed. */
  readonly forgotten?: ScanRange['forgotten'];
  /** Ends it between two pages, by throwing. */
  readonly signal?: AbortSignal;
}

/** A change of a product, a variant or a category. */
export type PlannedRow = PlannedChange | PlannedCategoryChange;

/** The same, less what is not said of it. */
export type PlanOptions = Partial<PlanWish>;

const AS_REMEMBERED: PlanWish = { force: false, askShop: false };

const NOTHING_ADOPTED: Adoption = {
  adopted: new Map(),
  formerOwners: [],
  rejected: new Map(),
  holders: new Map(),
};

/**
 * The dry run: scans like a full sync and writes nothing, neither to the shop nor to the ledger.
 */
@Injectable()
export class PlanFullSync {
  constructor(
    private readonly scan: CatalogScan,
    private readonly categories: CategoryPlanning,
    private readonly stores: StoreClients,
    private readonly adoption: ProductAdoption,
    private readonly mappings: ProductMappingRepository,
    private readonly counting: PlanCounting,
  ) {}

  /**
   * The plan for a store that is called now, or whose shop is to be asked: that of a draft, too.
   * Throws `StoreStateError` for any other.
   */
  async execute(storeId: string, wish: PlanWish): Promise<FullSyncPlan> {
    this.mustBeOpen(storeId, wish);
    return this.planBy(this.counting.rulesOf(storeId), storeId, wish);
  }

  /** All single changes of that plan, however many, page by page. Throws alike. */
  changes(storeId: string, wish: PlanWish): AsyncGenerator<PlannedRow> {
    this.mustBeOpen(storeId, wish);
    return this.changesBy(this.counting.rulesOf(storeId), storeId, wish);
  }

  /**
   * The plan for a store, were these its rules. A shop that is not called now is not asked what it
   * has under the SKUs of products that are new to it, which the note says.
   */
  async planBy(
    rules: PlanningRules,
    storeId: string,
    options: PlanOptions = {},
  ): Promise<FullSyncPlan> {
    const wish = { ...AS_REMEMBERED, ...options };
    const plan = emptyPlan(rules.ownership.owners);
    const seen = { mapped: 0, shown: 0 };
    const tree = await this.categories.tree();
    plan.categories = await this.categoriesOf(rules, storeId, tree, { ...wish, most: plan.most });
    const sightings = new RuleSightings(rules.catalog, tree);
    for await (const page of this.pages(rules, storeId, wish)) {
      sightings.see(page);
      await this.countPage(plan, storeId, page, tree, wish);
      for (const mapping of await this.mappingsOf(storeId, page)) {
        seen.mapped += 1;
        if (mapping.syncStatus !== 'trashed') seen.shown += 1;
      }
    }
    // A product that was made while the scan went on is counted on one side alone.
    const unseen = Math.max(0, (await this.mappings.countShown(storeId)) - seen.shown);
    const reason = reasonToKeep({ seen: seen.mapped, unseen });
    if (reason === null) plan.gone = unseen;
    const asked = this.isAsked(storeId, wish) ? null : NOT_ASKED;
    const note = [reason, asked].filter((one) => one !== null).join('. ');
    plan.note = note === '' ? null : note;
    plan.notes = sightings.notes();
    return finished(plan);
  }

  /** All single changes that a plan by these rules would hold, however many, page by page. */
  async *changesBy(
    rules: PlanningRules,
    storeId: string,
    options: PlanOptions = {},
  ): AsyncGenerator<PlannedRow> {
    const wish = { ...AS_REMEMBERED, ...options };
    const tree = await this.categories.tree();
    const all = { ...wish, most: Infinity };
    yield* (await this.categoriesOf(rules, storeId, tree, all)).changes;
    for await (const page of this.pages(rules, storeId, wish)) {
      const part = emptyPlan(rules.ownership.owners, Infinity);
      await this.countPage(part, storeId, page, tree, wish);
      yield* part.changes;
    }
  }

  private mustBeOpen(storeId: string, { askShop }: PlanWish): void {
    if (askShop) this.stores.openToRead(storeId);
    else this.stores.open(storeId);
  }

  private categoriesOf(
    rules: PlanningRules,
    storeId: string,
    tree: CategoryCatalog,
    wish: PlanWish & { readonly most: number },
  ): Promise<PlannedCategories> {
    const isAsked = this.isAsked(storeId, wish);
    return this.categories.plan(storeId, rules, tree, { ...wish, isAsked });
  }

  private isAsked(storeId: string, { askShop }: PlanWish): boolean {
    return askShop || this.stores.isCalled(storeId);
  }

  private async *pages(
    rules: PlanningRules,
    storeId: string,
    { force, askShop, forgotten = [], signal }: PlanWish,
  ): AsyncGenerator<CatalogScanPage> {
    const range = { cursor: null, force: force || askShop, rules, forgotten, asksDraft: askShop };
    for await (const page of this.scan.pages(storeId, range)) {
      signal?.throwIfAborted();
      yield page;
    }
  }

  private async countPage(
    plan: PlanTally,
    storeId: string,
    page: CatalogScanPage,
    { categories }: CategoryCatalog,
    wish: PlanWish,
  ): Promise<void> {
    plan.totalProducts += page.products.length + page.invalid.length + page.unreadable;
    plan.invalid += page.invalid.length + page.unreadable;
    for (const { id, field, problem } of page.invalid)
      reject(plan, id, 'ERP_PRODUCT_INVALID', `${field}: ${problem}`);
    const adoption = await this.adoptionOf(storeId, page, wish);
    const planned = { storeId, page, adoption, categories };
    if (!wish.askShop) this.counting.countRemembered(plan, planned);
    else
      await this.counting.countShown(plan, { ...planned, store: this.stores.openToRead(storeId) });
  }

  /** What the shop has of products that no mapping knows of. */
  private adoptionOf(
    storeId: string,
    { products }: CatalogScanPage,
    wish: PlanWish,
  ): Promise<Adoption> {
    if (!this.isAsked(storeId, wish)) return Promise.resolve(NOTHING_ADOPTED);
    const unknown = products.filter(({ planned }) => planned.plan.kind === 'create');
    return this.adoption.adopt(
      this.stores.get(storeId),
      storeId,
      unknown.map(({ product }) => product),
    );
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

const NOT_ASKED =
  'The shop is not called now: of products that are new to it nobody looked whether it has them';
