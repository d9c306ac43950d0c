import type { CatalogVariant } from '../../domain/catalog/catalog-product';
import { foldedSku } from '../../domain/catalog/sku';
import type { Wish } from './wish';

/** A variation that we may have made of what the ERP has no more, or not under this SKU. */
export interface StrayVariant {
  readonly variantId: string;
  readonly sku: string;
  /** Whether the ERP has the variant no more, so that its variation has to go. */
  readonly isGone: boolean;
}

/**
 * The variations that sends without an answer may have made, and no look-up of a wanted SKU would
 * find.
 * @param productId whose variations they are; the product itself is none
 * @param alive the variants that the ERP has
 * @param family what the shop is known to have, by the variants' ids
 */
export function straysOf(
  productId: string,
  alive: readonly CatalogVariant[],
  family: ReadonlyMap<string, unknown>,
  { madeInDoubt = {} }: Wish,
): StrayVariant[] {
  const ids = new Set(alive.map(({ id }) => id));
  const unmapped = alive.filter(({ id }) => !family.has(id));
  const lookedFor = new Set(unmapped.map(({ sku }) => foldedSku(sku)));
  return Object.entries(madeInDoubt)
    .filter(([variantId]) => variantId !== productId)
    .filter(([variantId, sku]) => !family.has(variantId) && !lookedFor.has(foldedSku(sku)))
    .map(([variantId, sku]) => ({ variantId, sku, isGone: !ids.has(variantId) }));
}
