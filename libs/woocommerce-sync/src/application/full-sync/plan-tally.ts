import type { CatalogCategory } from '../../domain/catalog/catalog-product';
import { FieldOwnership, type Owners } from '../../domain/fields/field-ownership';
import type { FieldGroup, ProductFields } from '../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { Adoption } from '../lane/adoption/product-adoption';
import { isRight, type ScannedProduct } from './scan/catalog-scan';
import { changedFields, weighPrice, type ChangedField, type MoneyImpact } from './planned-changes';
import { forecastVariants, type VariantCounts, type VariantForecast } from './planned-variants';
import { MADE_FIRST, withoutNewReferences, type Rejections } from './planning/new-references';

/** Rejections shown one by one, and changes where no file is made of them. */
const MOST_SHOWN = 200;

/**
 * One field of a product, or of a variant of it, that would change. A variation that would go is
 * the field `variant`, with its id in the shop before.
 */
export interface PlannedChange extends ChangedField {
  readonly productId: string;
  /** Null where it is the product's own. */
  readonly variantId: string | null;
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
  /** Products of the shop that the ERP does not list, and that would be taken down. */
  readonly gone: number;
  readonly imagesOnly: number;
  /** Products whose data, or a variant's, the shop could not hold, wholly or in part. */
  readonly rejected: number;
  readonly invalid: number;
  readonly rejections: readonly { productId: string; code: string; message: string }[];
  readonly changes: readonly PlannedChange[];
  /** Whether there are more changes than are shown. */
  readonly changesCut: boolean;
  readonly moneyImpact: MoneyImpact;
  readonly variants: VariantCounts;
  /** What the operator should know, such as why nothing would be taken down. */
  readonly note: string | null;
}

/** A plan that is still being counted up. */
export type PlanTally = { -readonly [K in keyof FullSyncPlan]: FullSyncPlan[K] } & {
  rejections: { productId: string; code: string; message: string }[];
  changes: PlannedChange[];
  /** Changes that it holds at the most. */
  readonly room: number;
};

/** A plan that nothing is counted in yet. */
export function emptyPlan(ownership: Owners, room: number = MOST_SHOWN): PlanTally {
  return {
    room,
    ownership,
    totalProducts: 0,
    unchanged: 0,
    adopt: 0,
    create: 0,
    update: 0,
    trash: 0,
    gone: 0,
    imagesOnly: 0,
    rejected: 0,
    invalid: 0,
    rejections: [],
    changes: [],
    changesCut: false,
    moneyImpact: { raised: { products: 0, sum: '0' }, lowered: { products: 0, sum: '0' } },
    variants: { create: 0, update: 0, remove: 0, rejected: 0 },
    note: null,
  };
}

/** Counts one product, with its variants, and shows what would change of it. */
export function countProduct(
  plan: PlanTally,
  scanned: ScannedProduct,
  categories: ReadonlyMap<string, CatalogCategory>,
  { adopted, rejected: unadoptable }: Adoption,
): void {
  const { product, mapping, planned, imagesDiffer } = scanned;
  const refusal = unadoptable.get(product.id);
  if (refusal !== undefined) {
    plan.rejected += 1;
    reject(plan, product.id, refusal.code, refusal.message);
    return;
  }
  const variants = forecastVariants(scanned, (code) => MADE_FIRST.has(code));
  countRejected(plan, scanned, withoutNewReferences(scanned, categories), variants);
  const { kind } = planned.plan;
  if (isRight(scanned)) plan.unchanged += 1;
  else if (adopted.has(product.id)) plan.adopt += 1;
  else if (kind === 'create' || kind === 'update' || kind === 'trash') plan[kind] += 1;
  else if (writesVariants(variants)) plan.update += 1;
  else if (imagesDiffer) plan.imagesOnly += 1;
  if (planned.plan.kind === 'create' || planned.plan.kind === 'update')
    describe(
      plan,
      { productId: product.id, variantId: null, sku: product.sku },
      withoutOthers(planned.plan.fields, adopted.has(product.id), plan.ownership),
      mapping,
    );
  countVariants(plan, product.id, variants);
}

/** Counts a product of which something cannot be written, and shows why. */
export function countRejected(
  plan: PlanTally,
  { product: { id }, planned }: ScannedProduct,
  rejected: Rejections,
  variants: VariantForecast,
): void {
  if (rejected.size > 0 || variants.rejected.length > 0) plan.rejected += 1;
  for (const { code, message } of new Set(rejected.values())) reject(plan, id, code, message);
  if (planned.plan.kind !== 'stale-read') return;
  plan.rejected += 1;
  reject(plan, id, 'ERP_STALE_READ', 'the ERP serves an older version than was delivered');
}

function writesVariants({ counts: { create, update, remove } }: VariantForecast): boolean {
  return create + update + remove > 0;
}

function countVariants(plan: PlanTally, productId: string, forecast: VariantForecast): void {
  const { counts, writes, removed, rejected } = forecast;
  plan.variants = {
    create: plan.variants.create + counts.create,
    update: plan.variants.update + counts.update,
    remove: plan.variants.remove + counts.remove,
    rejected: plan.variants.rejected + counts.rejected,
  };
  for (const { variant, reason } of rejected)
    reject(
      plan,
      productId,
      reason.code,
      `variant ${variant.id} (${variant.sku}): ${reason.message}`,
    );
  for (const { variant, mapping, fields } of writes)
    describe(plan, { productId, variantId: variant.id, sku: variant.sku }, fields, mapping);
  for (const { internalProductId: variantId, wooCommerceProductId: before, confirmed } of removed)
    show(plan, {
      productId,
      variantId,
      sku: confirmed.sku ?? '',
      field: 'variant',
      before,
      after: null,
    });
}

/** What is only set at creation stays as it is where the shop has the product already. */
function withoutOthers(
  fields: Partial<ProductFields>,
  isThere: boolean,
  owners: Owners,
): Partial<ProductFields> {
  const ownership = new FieldOwnership(owners);
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([group]) => !isThere || ownership.writes(group as FieldGroup, false),
    ),
  );
}

/** Shows what is to be written beside what was confirmed, and what its price comes to. */
export function describe(
  plan: PlanTally,
  subject: Pick<PlannedChange, 'productId' | 'variantId' | 'sku'>,
  fields: Partial<ProductFields>,
  mapping: ProductSyncMapping | null,
): void {
  const confirmed = mapping?.confirmed ?? {};
  for (const change of changedFields(fields, confirmed)) show(plan, { ...subject, ...change });
  if (fields.price !== undefined && confirmed.price !== undefined)
    weighPrice(plan.moneyImpact, confirmed.price, fields.price);
}

/** Shows one change, as long as there is room. */
export function show(plan: PlanTally, change: PlannedChange): void {
  if (plan.changes.length === plan.room) plan.changesCut = true;
  else plan.changes.push(change);
}

/** Shows why a product, or a part of it, could not be written, as long as there is room. */
export function reject(plan: PlanTally, productId: string, code: string, message: string): void {
  if (plan.rejections.length < MOST_SHOWN) plan.rejections.push({ productId, code, message });
}
