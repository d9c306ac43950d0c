import type { CatalogProduct, CatalogVariant } from '../../domain/catalog/catalog-product';
import { desiredVariantFields } from '../../domain/fields/desired-fields';
import { doubledVariants } from '../../domain/fields/desired-options';
import {
  VARIANT_ESSENTIALS,
  VARIANT_GROUPS,
  type ProductFields,
  type VariantGroup,
} from '../../domain/fields/product-fields';
import type { ShopReferences } from '../../domain/catalog/shop-references';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import { SyncError, type WooCommerceError } from '../../domain/woocommerce.errors';
import { whenForced, withoutConfirmed } from './confirmed-fields';
import { desiredGroups } from './desired-groups';
import { isStale, staleReadMessage } from './stale-read';
import { straysOf, type StrayVariant } from './variant-strays';
import type { Wish } from './wish';

/** The variations that the shop has of one product, by the variants' ids. */
export type KnownVariations = ReadonlyMap<string, ProductSyncMapping>;

/** One variation to be written: a new one where there is no mapping. */
export interface PlannedVariant {
  readonly variant: CatalogVariant;
  readonly mapping: ProductSyncMapping | null;
  readonly fields: Partial<ProductFields>;
}

/** A variant, or one group of it, that the shop could not hold. */
export interface RejectedVariant {
  readonly variant: CatalogVariant;
  readonly groups: readonly VariantGroup[];
  readonly reason: WooCommerceError;
}

/** What is to be done about the variants of one product. */
export interface PlannedVariants {
  readonly writes: readonly PlannedVariant[];
  /** Variations whose variant the ERP has no more. */
  readonly removed: readonly ProductSyncMapping[];
  readonly rejected: readonly RejectedVariant[];
  /** What a send without an answer may have made, and nothing else would look for. */
  readonly strays: readonly StrayVariant[];
}

/** Nothing to do. */
export const NO_VARIANTS: PlannedVariants = { writes: [], removed: [], rejected: [], strays: [] };

/**
 * Compares the variants of a product with what its shop last confirmed of each. `comesBack` where
 * nothing that was confirmed holds any more. A group that the shop could not hold is rejected
 * alone; a new variation needs all of its groups.
 */
export function planVariants(
  product: CatalogProduct,
  family: KnownVariations,
  wish: Wish,
  references: ShopReferences,
  comesBack: boolean,
): PlannedVariants {
  const wanted = VARIANT_GROUPS.filter((group) => comesBack || wish.groups.has(group));
  if (wanted.length === 0) return NO_VARIANTS;
  const doubled = doubledVariants(product);
  const writes: PlannedVariant[] = [];
  const rejected: RejectedVariant[] = [];
  const alive = product.variants.filter(({ status }) => status !== 'archived');
  for (const variant of alive) {
    const mapping = family.get(variant.id) ?? null;
    const problem = doubled.get(variant.id) ?? staleRead(product, variant, mapping, wish);
    if (problem !== undefined) {
      rejected.push({ variant, groups: VARIANT_GROUPS, reason: problem });
      continue;
    }
    const isNew = mapping === null;
    const groups = (isNew ? VARIANT_GROUPS : wanted).filter((group) =>
      references.ownership.writes(group, isNew),
    );
    const { fields, rejected: unfit } = desiredGroups(groups, (group) =>
      desiredVariantFields(group, { product, variant, references, isNew }),
    );
    for (const [group, reason] of unfit) rejected.push({ variant, groups: [group], reason });
    const changed = comesBack ? fields : changedOf(fields, mapping, wish, references);
    const isToWrite = isNew ? hasEssentials(fields, groups) : Object.keys(changed).length > 0;
    if (isToWrite) writes.push({ variant, mapping, fields: changed });
  }
  // What the ERP serves broken may be one of those that seem to be gone.
  if (product.flaws?.some(({ part }) => part === 'variants') === true)
    return { writes, rejected, removed: [], strays: [] };
  const removed = removedOf(alive, family, wish, wanted);
  return { writes, rejected, removed, strays: straysOf(product.id, alive, family, wish) };
}

/** What of the fields is to be written; all of a new variation. */
function changedOf(
  fields: Partial<ProductFields>,
  mapping: ProductSyncMapping | null,
  { force }: Pick<Wish, 'force'>,
  { ownership }: ShopReferences,
): Partial<ProductFields> {
  if (mapping === null) return fields;
  return force ? whenForced(fields, mapping, ownership) : withoutConfirmed(fields, mapping);
}

/** Whether a variation can be made of these: the rest may follow. */
function hasEssentials(fields: Partial<ProductFields>, groups: readonly VariantGroup[]): boolean {
  return VARIANT_ESSENTIALS.every(
    (group) => fields[group] !== undefined || !groups.includes(group),
  );
}

/** Variations whose variants are gone, and that this wish takes away. */
function removedOf(
  alive: readonly CatalogVariant[],
  family: KnownVariations,
  { madeInDoubt = {} }: Wish,
  wanted: readonly VariantGroup[],
): ProductSyncMapping[] {
  const ids = new Set(alive.map(({ id }) => id));
  return [...family.values()].filter(
    ({ internalProductId: id }) =>
      !ids.has(id) && (wanted.includes('options') || Object.hasOwn(madeInDoubt, id)),
  );
}

function staleRead(
  { id }: CatalogProduct,
  variant: CatalogVariant,
  mapping: ProductSyncMapping | null,
  wish: Wish,
): SyncError | undefined {
  if (!isStale(variant, mapping, wish)) return undefined;
  return new SyncError(staleReadMessage(variant), id, 'product', 'ERP_STALE_READ', true);
}
