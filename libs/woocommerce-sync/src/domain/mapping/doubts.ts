import type { MadeSkus, Versions } from '../ledger/sync-item-state';
import type { WriteDoubt } from './mapping-state';

/**
 * What a call will change of one product; the ledger knows it before the call leaves, so that after
 * a crash no comparison believes what may not hold any more, and nothing that we wrote looks like
 * somebody else's.
 */
export interface Doubt extends WriteDoubt {
  /**
   * Of a product; of a category or an order where the call is about one, with no groups: then it
   * only says what the call is about.
   */
  readonly productId: string;
  /** The product that the items are about, where the write is about one of its variants. */
  readonly parentProductId?: string;
}

/** Whom a doubt is about, as its items say it. */
export function subjectOf({ productId, parentProductId }: Doubt): string {
  return parentProductId ?? productId;
}

/** The versions that writes about a product and its variants brought. */
export function versionsOf(subjectId: string, doubts: readonly Doubt[]): Versions {
  const versions: Record<string, number> = {};
  for (const doubt of doubts) {
    const { productId, version = 0 } = doubt;
    if (version > 0 && subjectOf(doubt) === subjectId)
      versions[productId] = Math.max(versions[productId] ?? 0, version);
  }
  return versions;
}

/** The SKUs of what writes about a product make, it or variations of it, by the ERP's ids. */
export function madeBy(subjectId: string, doubts: readonly Doubt[]): MadeSkus {
  return Object.fromEntries(
    doubts.flatMap((doubt) =>
      doubt.makes !== undefined && subjectOf(doubt) === subjectId
        ? [[doubt.productId, doubt.makes]]
        : [],
    ),
  );
}
