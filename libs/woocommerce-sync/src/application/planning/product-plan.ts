import { isVariable, type CatalogProduct } from '../../domain/catalog/catalog-product';
import { desiredFields } from '../../domain/fields/desired-fields';
import type { FieldOwnership } from '../../domain/fields/field-ownership';
import { flawOf } from '../../domain/catalog/flaw';
import {
  ESSENTIAL_GROUPS,
  FIELD_GROUPS,
  VARIABLE_ESSENTIALS,
  VARIABLE_GROUPS,
  fieldGroupsOf,
  type FieldGroup,
  type ProductFields,
} from '../../domain/fields/product-fields';
import type { ShopReferences } from '../../domain/catalog/shop-references';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { ValidationError } from '../../domain/woocommerce.errors';
import type { ProductWrite } from '../ports/shop/product-write';
import { isWholeWanted, isWrittenAnew, whenForced, withoutConfirmed } from './confirmed-fields';
import { desiredGroups } from './desired-groups';
import { MOST_NAMED, variantReason } from './named-reasons';
import { isStale } from './stale-read';
import {
  NO_VARIANTS,
  planVariants,
  type PlannedVariants,
  type KnownVariations,
} from './variant-plan';
import type { Wish } from './wish';

const EVERY_GROUP: ReadonlySet<FieldGroup> = new Set(fieldGroupsOf('product'));

/** What is to be done about one product of a delivery. */
export type ProductPlan =
  /** The shop is right already. */
  | { readonly kind: 'unchanged' }
  /** The ERP answered with an older version than was already delivered. */
  | { readonly kind: 'stale-read' }
  /** Archived, or not sold there, and not in the shop: nothing to do. */
  | { readonly kind: 'not-wanted' }
  | { readonly kind: 'trash'; readonly storeProductId: number }
  | {
      readonly kind: 'update';
      readonly storeProductId: number;
      readonly fields: Partial<ProductFields>;
    }
  | { readonly kind: 'create'; readonly fields: Partial<ProductFields> };

/** A plan, and the field groups that the ERP's data makes impossible, each with its reason. */
export interface PlannedProduct {
  readonly plan: ProductPlan;
  readonly rejected: ReadonlyMap<FieldGroup, ValidationError>;
  readonly variants: PlannedVariants;
}

/**
 * Compares a product with what its shop last confirmed, and says what has to be written so that the
 * wanted field groups are right. A group that the shop could not hold is rejected alone; only a
 * product that has to be created cannot do without its essential groups.
 */
export function planProduct(
  product: CatalogProduct,
  mapping: ProductSyncMapping | null,
  family: KnownVariations,
  wish: Wish,
  references: ShopReferences,
): PlannedProduct {
  // Before anything else: what a lagging replica of the ERP calls archived may be for sale again.
  if (isStale(product, mapping, wish)) return alone({ kind: 'stale-read' });
  if (product.status === 'archived') return alone(planTakedown(mapping));
  if (product.unsold !== undefined) return alone(planUnsold(product, mapping, wish));

  const anew = isWrittenAnew(product, mapping);
  const isWhole = isWholeWanted(product, mapping);
  const whole = isWhole ? { ...wish, groups: EVERY_GROUP } : wish;
  const variants = isVariable(product)
    ? planVariants(product, family, whole, references, anew)
    : NO_VARIANTS;

  const groups = isVariable(product) ? VARIABLE_GROUPS : FIELD_GROUPS;
  const wanted = groups
    .filter((group) => whole.groups.has(group))
    .filter((group) => isOurs(group, product, mapping, references.ownership));
  const isNew = mapping === null;
  const desired = desiredGroups(wanted, (group) =>
    desiredFields(group, product, references, isNew),
  );
  const { fields } = desired;
  const rejected = new Map([...desired.rejected, ...unlistedVariants(product)]);
  if (mapping === null) {
    const reason = reasonNotToCreate(product, fields, rejected, variants);
    if (reason !== undefined) return alone({ kind: 'unchanged' }, rejectAll(reason));
    return { plan: { kind: 'create', fields }, rejected, variants };
  }
  const changed = anew ? fields : changedOf(fields, mapping, wish, references.ownership);
  return { plan: planOfChange(changed, mapping), rejected, variants };
}

/** Why nobody knows which variants a product has, where the ERP serves them broken. */
function unlistedVariants(product: CatalogProduct): [FieldGroup, ValidationError][] {
  const flaw = flawOf('variants', product);
  if (flaw === undefined) return [];
  return [['options', new ValidationError(flaw.field, flaw.problem, 'ERP_FIELD_INVALID')]];
}

/** What of a known product has to be written. */
function changedOf(
  fields: Partial<ProductFields>,
  mapping: ProductSyncMapping,
  { force }: Wish,
  ownership: FieldOwnership,
): Partial<ProductFields> {
  return force
    ? withoutKnownType(whenForced(fields, mapping, ownership), mapping)
    : withoutConfirmed(fields, mapping);
}

function planOfChange(
  fields: Partial<ProductFields>,
  { wooCommerceProductId: storeProductId }: ProductSyncMapping,
): ProductPlan {
  return Object.keys(fields).length === 0
    ? { kind: 'unchanged' }
    : { kind: 'update', storeProductId, fields };
}

/**
 * Why a product is not made: it lacks what no product can do without, or nobody could buy any of
 * its variants.
 */
function reasonNotToCreate(
  product: CatalogProduct,
  fields: Partial<ProductFields>,
  rejected: PlannedProduct['rejected'],
  variants: PlannedVariants,
): ValidationError | undefined {
  const essential = isVariable(product) ? VARIABLE_ESSENTIALS : ESSENTIAL_GROUPS;
  const lacking = essential.filter((group) => fields[group] === undefined);
  const reason = lacking.map((group) => rejected.get(group)).find((error) => error !== undefined);
  if (reason !== undefined) return reason;
  if (variants.writes.length > 0 || variants.rejected.length === 0) return undefined;
  const badAttributes = rejected.get('attributes');
  if (badAttributes !== undefined) return badAttributes;
  const named = variants.rejected
    .slice(0, MOST_NAMED)
    .map(({ variant, reason }) => variantReason(variant, reason.message));
  const code = variants.rejected[0]?.reason.code;
  return new ValidationError('variants', `nobody could buy any of them. ${named.join('; ')}`, code);
}

/**
 * Whether a group is Cypher's to write. What variants differ in is, whoever owns the attributes:
 * without it there are no variations. So is the status of what lies in the trash: it is how it
 * comes back (fact 11).
 */
function isOurs(
  group: FieldGroup,
  product: CatalogProduct,
  mapping: ProductSyncMapping | null,
  ownership: FieldOwnership,
): boolean {
  if (group === 'attributes' && isVariable(product)) return true;
  if (group === 'status' && mapping?.mayBeTrashed === true) return true;
  return ownership.writes(group, mapping === null);
}

function alone(
  plan: ProductPlan,
  rejected: PlannedProduct['rejected'] = new Map<FieldGroup, ValidationError>(),
): PlannedProduct {
  return { plan, rejected, variants: NO_VARIANTS };
}

// A type is only sent where it has to change: in the wrong moment it deletes every variation
// (fact 21).
function withoutKnownType(
  fields: Partial<ProductFields>,
  { confirmed }: ProductSyncMapping,
): Partial<ProductFields> {
  if (confirmed.type === undefined || confirmed.type !== fields.type) return fields;
  const { type: _type, ...rest } = fields;
  return rest;
}

function planTakedown(mapping: ProductSyncMapping | null): ProductPlan {
  if (mapping === null) return { kind: 'not-wanted' };
  if (mapping.syncStatus === 'trashed') return { kind: 'unchanged' };
  return { kind: 'trash', storeProductId: mapping.wooCommerceProductId };
}

/** What is not for sale here and was never made stays so; what the shop has is hidden, or left. */
function planUnsold(
  { unsold }: CatalogProduct,
  mapping: ProductSyncMapping | null,
  { force }: Wish,
): ProductPlan {
  if (mapping === null) return { kind: 'not-wanted' };
  const isHidden =
    mapping.syncStatus === 'trashed' || (mapping.confirmed.status === 'draft' && !force);
  if (unsold === 'leave' || isHidden) return { kind: 'unchanged' };
  const storeProductId = mapping.wooCommerceProductId;
  return { kind: 'update', storeProductId, fields: { status: 'draft' } };
}

function rejectAll(reason: ValidationError): Map<FieldGroup, ValidationError> {
  return new Map(FIELD_GROUPS.map((group) => [group, reason]));
}

/** What the tags and brands are called that a plan brings: they are written by their ids. */
export function namesOf(
  { tags, brand }: CatalogProduct,
  plan: ProductPlan,
): Pick<ProductWrite, 'names'> {
  const fields = 'fields' in plan ? plan.fields : {};
  const named = {
    ...(fields.tags === undefined ? {} : { tags: tags ?? [] }),
    ...(fields.brands === undefined ? {} : { brands: typeof brand === 'string' ? [brand] : [] }),
  };
  return Object.keys(named).length === 0 ? {} : { names: named };
}
