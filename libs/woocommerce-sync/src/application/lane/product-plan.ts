import { isDeepStrictEqual } from 'node:util';
import type { CatalogProduct } from '../../domain/catalog-product';
import { canonicalDecimal } from '../../domain/decimal';
import {
  desiredFields,
  ESSENTIAL_GROUPS,
  FIELD_GROUPS,
  type FieldGroup,
  type PriceFields,
  type ProductFields,
  type StoreCategoryIds,
} from '../../domain/product-fields';
import type { ProductSyncMapping } from '../../domain/product-sync-mapping';
import type { SyncItem } from '../../domain/sync-item';
import { ValidationError } from '../../domain/woocommerce.errors';
import { rememberedForm } from './remembered-form';

/** What is to be done about one product of a flight. */
export type ProductPlan =
  /** The shop is right already. */
  | { readonly kind: 'unchanged' }
  /** The ERP answered with an older version than was already delivered. */
  | { readonly kind: 'stale-read' }
  /** Archived, and not in the shop: nothing to do. */
  | { readonly kind: 'not-wanted' }
  | { readonly kind: 'trash'; readonly storeProductId: number }
  | { readonly kind: 'update'; readonly storeProductId: number; readonly fields: Partial<ProductFields> }
  | { readonly kind: 'create'; readonly fields: Partial<ProductFields> };

/** A plan, and the field groups that the ERP's data makes impossible, each with its reason. */
export interface PlannedProduct {
  readonly plan: ProductPlan;
  readonly rejected: ReadonlyMap<FieldGroup, ValidationError>;
}

/** What is wanted of a product: which field groups, and whether to write even what was confirmed as equal. */
export interface Wish {
  readonly groups: ReadonlySet<FieldGroup>;
  readonly force: boolean;
}

/** What some items of one product want together. */
export function wishOf(items: readonly SyncItem[]): Wish {
  return {
    groups: new Set(items.flatMap((item) => item.fieldGroups)),
    force: items.some((item) => item.payload.force),
  };
}

/**
 * Compares a product with what its shop last confirmed, and says what has to be written so that the wanted field
 * groups are right. A group that the shop could not hold is rejected alone; only a product that has to be created cannot do
 * without its essential groups.
 */
export function planProduct(
  product: CatalogProduct,
  mapping: ProductSyncMapping | null,
  wish: Wish,
  storeCategories: StoreCategoryIds,
): PlannedProduct {
  const nothingRejected: ReadonlyMap<FieldGroup, ValidationError> = new Map();
  if (product.status === 'archived') return { plan: planTakedown(mapping), rejected: nothingRejected };
  if (product.variantCount > 0) {
    return {
      plan: { kind: 'unchanged' },
      rejected: rejectAll(
        new ValidationError(
          'variants',
          'products with variants cannot be synced yet',
          'VARIANTS_UNSUPPORTED',
        ),
      ),
    };
  }
  if (mapping?.hasNewerThan(product) === true)
    return { plan: { kind: 'stale-read' }, rejected: nothingRejected };

  const comesBack = mapping === null || mapping.syncStatus === 'trashed';
  const wanted = comesBack ? FIELD_GROUPS : FIELD_GROUPS.filter((group) => wish.groups.has(group));
  const { fields, rejected } = desire(wanted, product, storeCategories);

  if (mapping === null) {
    const reason = ESSENTIAL_GROUPS.map((group) => rejected.get(group)).find((error) => error !== undefined);
    if (reason !== undefined) return { plan: { kind: 'unchanged' }, rejected: rejectAll(reason) };
    return { plan: { kind: 'create', fields }, rejected };
  }
  const changed = wish.force ? fields : withoutConfirmed(fields, mapping);
  if (Object.keys(changed).length === 0) return { plan: { kind: 'unchanged' }, rejected };
  return {
    plan: { kind: 'update', storeProductId: mapping.wooCommerceProductId, fields: changed },
    rejected,
  };
}

function planTakedown(mapping: ProductSyncMapping | null): ProductPlan {
  if (mapping === null) return { kind: 'not-wanted' };
  if (mapping.syncStatus === 'trashed') return { kind: 'unchanged' };
  return { kind: 'trash', storeProductId: mapping.wooCommerceProductId };
}

function desire(
  groups: readonly FieldGroup[],
  product: CatalogProduct,
  storeCategories: StoreCategoryIds,
): { fields: Partial<ProductFields>; rejected: Map<FieldGroup, ValidationError> } {
  const fields: Partial<Record<FieldGroup, ProductFields[FieldGroup]>> = {};
  const rejected = new Map<FieldGroup, ValidationError>();
  for (const group of groups) {
    try {
      fields[group] = desiredFields(group, product, storeCategories);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      rejected.set(group, error);
    }
  }
  return { fields: fields as Partial<ProductFields>, rejected };
}

function rejectAll(reason: ValidationError): Map<FieldGroup, ValidationError> {
  return new Map(FIELD_GROUPS.map((group) => [group, reason]));
}

function withoutConfirmed(
  fields: Partial<ProductFields>,
  mapping: ProductSyncMapping,
): Partial<ProductFields> {
  const remembered = comparable(rememberedForm(fields));
  const confirmed = comparable(mapping.confirmed);
  const changed = Object.entries(fields).filter(
    ([group]) => !isDeepStrictEqual(remembered[group as FieldGroup], confirmed[group as FieldGroup]),
  );
  return Object.fromEntries(changed);
}

// "99.9" and "99.90" are one price.
function comparable<F extends { readonly price?: PriceFields }>(fields: F): F {
  if (fields.price === undefined) return fields;
  const { regular, sale } = fields.price;
  return {
    ...fields,
    price: { ...fields.price, regular: canonicalDecimal(regular), sale: canonicalDecimal(sale) },
  };
}
