import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { PlannedVariant, PlannedVariants, RejectedVariant } from '../planning/variant-plan';
import type { ScannedProduct } from './scan/catalog-scan';

/** Variants by what would be done about them. */
export interface VariantCounts {
  readonly create: number;
  /** Those that the shop has already, under the product and by SKU; counted where it was asked. */
  readonly adopt: number;
  readonly update: number;
  /** Variations that the shop would lose, whose product stays. */
  readonly remove: number;
  /** Those whose data the shop could not hold, wholly or in part. */
  readonly rejected: number;
}

/** What a full sync would do about the variants of one product. */
export interface VariantForecast {
  readonly counts: VariantCounts;
  readonly writes: readonly PlannedVariant[];
  readonly removed: readonly ProductSyncMapping[];
  readonly rejected: readonly RejectedVariant[];
}

/**
 * Reads a plan as the delivery will: what the shop lacks and `isMadeFirst` is no reason against a
 * variant, and of a product that becomes simple the shop deletes all variations (fact 21).
 */
export function forecastVariants(
  { planned: { plan, variants }, family }: Pick<ScannedProduct, 'planned' | 'family'>,
  isMadeFirst: (code: string) => boolean,
): VariantForecast {
  const { writes } = variants;
  const becomesSimple = plan.kind === 'update' && plan.fields.type === 'simple';
  const removed = becomesSimple ? [...family.values()] : variants.removed;
  const rejected = variants.rejected.filter(({ reason }) => !isMadeFirst(reason.code));
  const refused = new Set(rejected.map(({ variant }) => variant.id));
  const written = new Set([
    ...writes.map(({ variant }) => variant.id),
    ...waitingIds(variants, refused),
  ]);
  const update = [...written].filter((id) => family.has(id)).length;
  const counts = {
    create: written.size - update,
    adopt: 0,
    update,
    remove: removed.length,
    rejected: refused.size,
  };
  return { counts, writes, removed, rejected };
}

/** Variants that only wait for what is made first; of a new one nothing may be refused besides. */
function waitingIds({ rejected }: PlannedVariants, refused: ReadonlySet<string>): string[] {
  return rejected.map(({ variant }) => variant.id).filter((id) => !refused.has(id));
}
