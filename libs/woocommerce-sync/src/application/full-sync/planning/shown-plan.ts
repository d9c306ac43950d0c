import { isVariable, type CatalogCategory } from '../../../domain/catalog/catalog-product';
import type { PriceFields, ProductFields } from '../../../domain/fields/product-fields';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';
import { alterationsOf, type ComparedProduct, type KeptEdits } from '../../drift/drifted-groups';
import { namesOf } from '../../planning/product-plan';
import { shownAlteration } from '../../planning/shown-alteration';
import type { PlannedVariant } from '../../planning/variant-plan';
import type { Alteration } from '../../ports/shop/alteration';
import { reject, show, type PlannedChange, type PlanTally } from '../full-sync-plan';
import { countRejected, describe } from '../plan-tally';
import { weighPrice } from '../planned-changes';
import { forecastVariants, type VariantForecast } from '../planned-variants';
import type { ScannedProduct } from '../scan/catalog-scan';
import { MADE_FIRST, withoutNewReferences } from './new-references';
import type { ShownValues } from './shown-values';

/** A product of the ERP that the shop has, or had. */
export type MappedScan = ScannedProduct & { readonly mapping: ProductSyncMapping };

/** What a product that the shop has is counted with. */
export interface ShownPlanContext {
  readonly shown: ShownValues;
  readonly kept: KeptEdits;
  readonly now: Date;
  readonly categories: ReadonlyMap<string, CatalogCategory>;
  /** Whether it was found by its SKU just now, and is not tied to the ERP's yet. */
  readonly isAdopted: boolean;
  /** Variations that were found by their SKUs just now, by the variants' ids. */
  readonly adopted: ReadonlyMap<string, ProductSyncMapping>;
}

type Subject = Pick<PlannedChange, 'productId' | 'variantId' | 'sku'>;

const NOTHING_KNOWN: ReadonlySet<string> = new Set();

/**
 * Counts a product that the shop has, with its variants, and shows in what the shop's values differ
 * from what a full sync would want. One that is gone would be made anew.
 */
export function countShown(plan: PlanTally, scanned: MappedScan, context: ShownPlanContext): void {
  const { product, mapping, planned, imagesDiffer } = scanned;
  const forecast = forecastVariants(scanned, (code) => MADE_FIRST.has(code));
  countRejected(plan, scanned, withoutNewReferences(scanned, context.categories), forecast);
  const subject = { productId: product.id, variantId: null, sku: product.sku };
  const fields = planned.plan.kind === 'update' ? planned.plan.fields : {};
  const shown = context.shown.products.get(mapping.wooCommerceProductId);
  if (shown === undefined) {
    plan.create += 1;
    describe(plan, subject, fields, null);
    countVariants(plan, scanned, forecast, context, true);
    return;
  }
  const type: ProductFields['type'] = isVariable(product) ? 'variable' : 'simple';
  const compared = { shown, wanted: { ...fields, type }, mapping, known: NOTHING_KNOWN };
  const differs = tell(plan, subject, { ...compared, ...namesOf(product, planned.plan) }, context);
  const variantsDiffer = countVariants(plan, scanned, forecast, context, false);
  if (product.unsold !== undefined) plan.unsold += 1;
  if (differs && product.unsold === 'draft') plan.hide += 1;
  if (differs && shown.status === 'trash') plan.restore += 1;
  if (context.isAdopted) plan.adopt += 1;
  else if (differs || variantsDiffer) plan.update += 1;
  else if (imagesDiffer) plan.imagesOnly += 1;
  else plan.unchanged += 1;
}

/** Whether anything would be written of its variants. */
function countVariants(
  plan: PlanTally,
  { product, mapping }: MappedScan,
  { writes, removed, rejected, counts: { rejected: refused } }: VariantForecast,
  context: ShownPlanContext,
  isParentGone: boolean,
): boolean {
  const { id: productId } = product;
  const made = { create: 0, adopt: 0, update: 0, right: 0 };
  const parent = { productId, storeProductId: mapping.wooCommerceProductId };
  for (const write of writes) made[countVariant(plan, write, parent, context, isParentGone)] += 1;
  for (const { internalProductId: variantId, wooCommerceProductId: before, confirmed } of removed)
    show(plan, {
      productId,
      variantId,
      sku: confirmed.sku ?? '',
      field: 'variant',
      before,
      after: null,
    });
  for (const { variant, reason } of rejected)
    reject(
      plan,
      productId,
      reason.code,
      `variant ${variant.id} (${variant.sku}): ${reason.message}`,
    );
  const { variants } = plan;
  plan.variants = {
    create: variants.create + made.create,
    adopt: variants.adopt + made.adopt,
    update: variants.update + made.update,
    remove: variants.remove + removed.length,
    rejected: variants.rejected + refused,
  };
  return made.create + made.adopt + made.update + removed.length > 0;
}

function countVariant(
  plan: PlanTally,
  { variant, mapping, fields }: PlannedVariant,
  parent: { readonly productId: string; readonly storeProductId: number },
  context: ShownPlanContext,
  isParentGone: boolean,
): 'create' | 'adopt' | 'update' | 'right' {
  const subject = { productId: parent.productId, variantId: variant.id, sku: variant.sku };
  const { variations } = context.shown;
  const isAdopted = context.adopted.has(variant.id);
  if (mapping === null || isParentGone) {
    describe(plan, subject, fields, null);
    return 'create';
  }
  if (variations === null) {
    // Nobody can ask this shop: what it confirmed last holds.
    describe(plan, subject, fields, mapping);
    return isAdopted ? 'adopt' : 'update';
  }
  const shown = variations.get(mapping.wooCommerceProductId);
  if (shown === undefined) {
    describe(plan, subject, fields, null);
    return 'create';
  }
  const compared = { shown, wanted: fields, mapping, known: NOTHING_KNOWN, parent };
  const differs = tell(plan, subject, compared, context);
  if (isAdopted) return 'adopt';
  return differs ? 'update' : 'right';
}

/** Shows what differs of one product or variation. Whether anything does. */
function tell(
  plan: PlanTally,
  subject: Subject,
  compared: ComparedProduct,
  { kept, now }: ShownPlanContext,
): boolean {
  const altered = alterationsOf(compared, kept, now);
  for (const alteration of altered) show(plan, { ...subject, ...changeOf(alteration) });
  for (const group of new Set(altered.map((one) => one.group)))
    plan.fields[group] = (plan.fields[group] ?? 0) + 1;
  const { price } = compared.wanted;
  const prices = altered.filter(({ group }) => group === 'price');
  if (price !== undefined && prices.length > 0)
    weighPrice(plan.moneyImpact, shownPrice(price, prices), price);
  return altered.length > 0;
}

/** What the shop shows, and what it would show, as a person reads it. */
function changeOf(alteration: Alteration): Pick<PlannedChange, 'field' | 'before' | 'after'> {
  const { group, field } = alteration;
  const { sent, seen } = shownAlteration(alteration);
  return { field: field === group ? field : `${group}.${field}`, before: seen, after: sent };
}

/** The price that the shop shows: as it would be, but for what differs. */
function shownPrice(wanted: PriceFields, altered: readonly Alteration[]): PriceFields {
  const seenOf = (field: string): string | undefined => {
    const seen = altered.find((one) => one.field === field)?.seen;
    return typeof seen === 'string' ? seen : undefined;
  };
  return {
    ...wanted,
    regular: seenOf('regular_price') ?? wanted.regular,
    sale: seenOf('sale_price') ?? wanted.sale,
  };
}
