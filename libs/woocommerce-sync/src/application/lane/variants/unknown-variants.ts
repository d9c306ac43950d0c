import type { FailureReason } from '../../../domain/ledger/sync-item-state';
import { foldedSku } from '../../../domain/catalog/sku';
import { FIELD_GROUPS } from '../../../domain/fields/product-fields';
import type { StoreProductRef } from '../../ports/shop/shop-products.port';
import type { PlannedVariant } from '../../planning/variant-plan';
import type { StrayVariant } from '../../planning/variant-strays';
import type { FoundSkus } from '../adoption/product-lookup';
import { refuse, type VariantFamily } from './variant-family';

/** A variant that no variation is known for, and its family. */
export interface UnknownVariant {
  readonly family: VariantFamily;
  readonly planned: PlannedVariant;
}

/** A stray, and the family that it strayed from. */
export interface FamilyStray {
  readonly family: VariantFamily;
  readonly stray: StrayVariant;
}

/** What no variation is known for, by folded SKUs; of two with one SKU the later is refused. */
export function unknownOf(families: readonly VariantFamily[]): ReadonlyMap<string, UnknownVariant> {
  const unknown = new Map<string, UnknownVariant>();
  for (const family of families) {
    for (const planned of family.unmapped) {
      const sku = foldedSku(planned.variant.sku);
      const twin = unknown.get(sku);
      if (twin === undefined) unknown.set(sku, { family, planned });
      else
        refuse(family, planned, sharedSku(`is that of variant ${twin.planned.variant.id} as well`));
    }
  }
  return unknown;
}

/** Fails what the shop did not let itself be asked for. */
export function failUnread(
  lookup: FoundSkus,
  searched: readonly UnknownVariant[],
  strays: ReadonlyMap<string, FamilyStray>,
): void {
  for (const { family, planned } of searched) {
    const error = lookup.unknown.get(planned.variant.sku);
    if (error !== undefined) refuse(family, planned, error, true);
  }
  for (const { family, stray } of strays.values()) {
    const error = lookup.unknown.get(stray.sku);
    if (error === undefined) continue;
    family.failures.add({ id: stray.variantId, sku: stray.sku }, FIELD_GROUPS, error, true);
  }
}

/** A variant that is gone leaves its variation to whoever comes back under its SKU. */
export function isGone({ claimed: { product, family } }: VariantFamily, owner: string): boolean {
  const isThere = product.variants.some(({ id, status }) => id === owner && status !== 'archived');
  return family.has(owner) && !isThere;
}

/** Why a variation that is not the ERP's is not taken. */
export function skuOfForeign({ storeProductId }: StoreProductRef): FailureReason {
  return {
    code: 'SKU_OF_FOREIGN',
    message: `its SKU is in the shop that of ${storeProductId}, which is not the ERP's, as an admin has said`,
  };
}

/** Why a variant whose SKU is another's is not made. */
export function sharedSku(whose: string): FailureReason {
  return { code: 'SKU_SHARED', message: `its SKU ${whose}` };
}
