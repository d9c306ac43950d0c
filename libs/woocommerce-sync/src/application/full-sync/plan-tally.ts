import type { CatalogCategory } from '../../domain/catalog/catalog-product';
import { FieldOwnership, type Owners } from '../../domain/fields/field-ownership';
import type { FieldGroup, ProductFields } from '../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { Adoption } from '../lane/adoption/product-adoption';
import { reject, show, type PlannedChange, type PlanTally } from './full-sync-plan';
import { isRight, type ScannedProduct } from './scan/catalog-scan';
import { changedFields, weighPrice } from './planned-changes';
import { forecastVariants, type VariantForecast } from './planned-variants';
import { MADE_FIRST, withoutNewReferences, type Rejections } from './planning/new-references';

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
  if (product.unsold !== undefined) plan.unsold += 1;
  if (isRight(scanned)) plan.unchanged += 1;
  else if (adopted.has(product.id)) plan.adopt += 1;
  else if (kind === 'create' || kind === 'update' || kind === 'trash') plan[kind] += 1;
  else if (writesVariants(variants)) plan.update += 1;
  else if (imagesDiffer) plan.imagesOnly += 1;
  const shows = { productId: product.id, variantId: null, sku: product.sku };
  if (kind === 'update' && product.unsold === 'draft') plan.hide += 1;
  if (kind === 'update' && mapping?.syncStatus === 'trashed') plan.restore += 1;
  if (kind === 'trash')
    show(plan, { ...shows, field: 'status', before: mapping?.confirmed.status, after: 'trash' });
  if (planned.plan.kind === 'create' || planned.plan.kind === 'update')
    describe(
      plan,
      shows,
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
    adopt: plan.variants.adopt + counts.adopt,
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
  const changed = changedFields(fields, confirmed);
  for (const change of changed) show(plan, { ...subject, ...change });
  if (mapping !== null)
    for (const group of new Set(changed.map(({ field }) => field.split('.', 1)[0] ?? field)))
      plan.fields[group] = (plan.fields[group] ?? 0) + 1;
  if (fields.price !== undefined && confirmed.price !== undefined)
    weighPrice(plan.moneyImpact, confirmed.price, fields.price);
}
