import { Injectable } from '@nestjs/common';
import type { CatalogCategory } from '../../domain/catalog-product';
import { FieldOwnership, type Owners } from '../../domain/field-ownership';
import type { FieldGroup, ProductFields } from '../../domain/product-fields';
import { ProductAdoption, type Adoption } from '../lane/product-adoption';
import { ErpCatalog } from '../ports/erp-catalog.port';
import { StoreClients } from '../ports/store-client.port';
import { StorePolicy } from '../ports/store-policy.port';
import { CatalogScan, isRight, type ScannedProduct } from './catalog-scan';
import { changedFields, weighPrice, type ChangedField, type MoneyImpact } from './planned-changes';

/** Changes shown one by one. */
const MOST_CHANGES = 200;

/** One field of a product that would change. */
export interface PlannedChange extends ChangedField {
  readonly productId: string;
  readonly sku: string;
}

/** What a full sync would do; nothing of it was done. */
export interface FullSyncPlan {
  /** Whose each field is; one that is the shop's is in no change. */
  readonly ownership: Owners;
  readonly totalProducts: number;
  readonly unchanged: number;
  /** In the shop already, found by SKU, and not tied to it yet. */
  readonly adopt: number;
  readonly create: number;
  readonly update: number;
  readonly trash: number;
  readonly imagesOnly: number;
  /** Products whose data the shop could not hold, wholly or in part. */
  readonly rejected: number;
  readonly invalid: number;
  readonly rejections: readonly { productId: string; code: string; message: string }[];
  readonly changes: readonly PlannedChange[];
  /** Whether there are more changes than are shown. */
  readonly changesCut: boolean;
  readonly moneyImpact: MoneyImpact;
}

type Tally = { -readonly [K in keyof FullSyncPlan]: FullSyncPlan[K] } & {
  rejections: { productId: string; code: string; message: string }[];
  changes: PlannedChange[];
};

/** The dry run: scans like a full sync and writes nothing, neither to the shop nor to the ledger. */
@Injectable()
export class PlanFullSync {
  constructor(
    private readonly scan: CatalogScan,
    private readonly catalog: ErpCatalog,
    private readonly stores: StoreClients,
    private readonly adoption: ProductAdoption,
    private readonly policy: StorePolicy,
  ) {}

  /** The plan for a store. */
  async execute(storeId: string, force: boolean): Promise<FullSyncPlan> {
    const store = this.stores.get(storeId);
    const plan: Tally = {
      ownership: this.policy.ownership(storeId).owners,
      totalProducts: 0,
      unchanged: 0,
      adopt: 0,
      create: 0,
      update: 0,
      trash: 0,
      imagesOnly: 0,
      rejected: 0,
      invalid: 0,
      rejections: [],
      changes: [],
      changesCut: false,
      moneyImpact: { raised: { products: 0, sum: '0' }, lowered: { products: 0, sum: '0' } },
    };
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
      for (const scanned of page.products)
        count(plan, scanned, withoutNewPlaces(scanned, categories), adoption);
    }
    return plan;
  }
}

type Rejections = ScannedProduct['planned']['rejected'];

/** What the sync makes in the shop first. */
const MADE_FIRST: ReadonlySet<string> = new Set([
  'ATTRIBUTE_NOT_IN_SHOP',
  'TAG_NOT_IN_SHOP',
  'BRAND_NOT_IN_SHOP',
]);

/** What the shop lacks and the sync makes first is no reason against a product: of categories, those that the ERP has. */
function withoutNewPlaces(
  { product, planned: { rejected } }: ScannedProduct,
  categories: ReadonlyMap<string, CatalogCategory>,
): Rejections {
  const knowsCategories = product.categoryIds.every((id) => categories.has(id));
  return new Map(
    [...rejected].filter(
      ([, { code }]) => !MADE_FIRST.has(code) && !(code === 'CATEGORY_NOT_IN_SHOP' && knowsCategories),
    ),
  );
}

function count(
  plan: Tally,
  scanned: ScannedProduct,
  rejected: Rejections,
  { adopted, rejected: unadoptable }: Adoption,
): void {
  const { product, planned, imagesDiffer } = scanned;
  const refusal = unadoptable.get(product.id);
  if (refusal !== undefined) {
    plan.rejected += 1;
    reject(plan, product.id, refusal.code, refusal.message);
    return;
  }
  if (rejected.size > 0) plan.rejected += 1;
  for (const error of new Set(rejected.values())) reject(plan, product.id, error.code, error.message);
  const { kind } = planned.plan;
  if (isRight(scanned)) plan.unchanged += 1;
  else if (adopted.has(product.id)) plan.adopt += 1;
  else if (kind === 'create' || kind === 'update' || kind === 'trash') plan[kind] += 1;
  else if (imagesDiffer) plan.imagesOnly += 1;
  if (planned.plan.kind === 'create' || planned.plan.kind === 'update')
    describe(plan, scanned, withoutOthers(planned.plan.fields, adopted.has(product.id), plan.ownership));
}

/** What is only set at creation stays as it is where the shop has the product already. */
function withoutOthers(
  fields: Partial<ProductFields>,
  isThere: boolean,
  owners: Owners,
): Partial<ProductFields> {
  const ownership = new FieldOwnership(owners);
  return Object.fromEntries(
    Object.entries(fields).filter(([group]) => !isThere || ownership.writes(group as FieldGroup, false)),
  );
}

function describe(plan: Tally, { product, mapping }: ScannedProduct, fields: Partial<ProductFields>): void {
  const confirmed = mapping?.confirmed ?? {};
  const { id: productId, sku } = product;
  for (const change of changedFields(fields, confirmed)) {
    if (plan.changes.length === MOST_CHANGES) plan.changesCut = true;
    else plan.changes.push({ productId, sku, ...change });
  }
  if (fields.price !== undefined && confirmed.price !== undefined)
    weighPrice(plan.moneyImpact, confirmed.price, fields.price);
}

function reject(plan: Tally, productId: string, code: string, message: string): void {
  if (plan.rejections.length < MOST_CHANGES) plan.rejections.push({ productId, code, message });
}
