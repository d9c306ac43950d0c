import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { CatalogCategory } from '../../domain/catalog-product';
import { compareDecimals, decimalDifference, sumDecimals } from '../../domain/decimal';
import type { PriceFields, ProductFields } from '../../domain/product-fields';
import { ProductAdoption, type Adoption } from '../lane/product-adoption';
import { rememberedForm } from '../lane/remembered-form';
import { ErpCatalog } from '../ports/erp-catalog.port';
import { StoreClients } from '../ports/store-client.port';
import { CatalogScan, isRight, type ScannedProduct } from './catalog-scan';

/** Changes shown one by one. */
const MOST_CHANGES = 200;

/** One field that would change. `before` is undefined where the shop's value was never confirmed. */
export interface PlannedChange {
  readonly productId: string;
  readonly sku: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What changing prices come to, for one piece of each product. */
export interface MoneyImpact {
  readonly raised: { products: number; sum: string };
  readonly lowered: { products: number; sum: string };
}

/** What a full sync would do; nothing of it was done. */
export interface FullSyncPlan {
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
  ) {}

  /** The plan for a store. */
  async execute(storeId: string, force: boolean): Promise<FullSyncPlan> {
    const store = this.stores.get(storeId);
    const plan: Tally = {
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
        count(plan, scanned, withoutNewCategories(scanned, categories), adoption);
    }
    return plan;
  }
}

type Rejections = ScannedProduct['planned']['rejected'];

/** A category that the shop lacks is no reason against a product where the ERP has it: the sync makes it first. */
function withoutNewCategories(
  { product, planned: { rejected } }: ScannedProduct,
  categories: ReadonlyMap<string, CatalogCategory>,
): Rejections {
  if (rejected.get('categories')?.code !== 'CATEGORY_NOT_IN_SHOP') return rejected;
  if (!product.categoryIds.every((id) => categories.has(id))) return rejected;
  return new Map([...rejected].filter(([group]) => group !== 'categories'));
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
    describe(plan, scanned, planned.plan.fields);
}

function describe(plan: Tally, { product, mapping }: ScannedProduct, fields: Partial<ProductFields>): void {
  const confirmed = mapping?.confirmed ?? {};
  for (const [group, after] of Object.entries(rememberedForm(fields))) {
    const before = confirmed[group as keyof ProductFields] as Record<string, unknown> | undefined;
    for (const [name, value] of Object.entries(after as Record<string, unknown>)) {
      if (isDeepStrictEqual(before?.[name], value)) continue;
      if (plan.changes.length === MOST_CHANGES) plan.changesCut = true;
      else
        plan.changes.push({
          productId: product.id,
          sku: product.sku,
          field: `${group}.${name}`,
          before: before?.[name],
          after: value,
        });
    }
  }
  if (fields.price !== undefined && confirmed.price !== undefined)
    weigh(plan.moneyImpact, confirmed.price, fields.price);
}

function weigh(impact: MoneyImpact, before: PriceFields, after: PriceFields): void {
  const [was, is] = [before.sale || before.regular, after.sale || after.regular];
  const direction = compareDecimals(is, was);
  if (direction === 0) return;
  const side = direction > 0 ? impact.raised : impact.lowered;
  side.products += 1;
  side.sum = sumDecimals(side.sum, decimalDifference(is, was));
}

function reject(plan: Tally, productId: string, code: string, message: string): void {
  if (plan.rejections.length < MOST_CHANGES) plan.rejections.push({ productId, code, message });
}
