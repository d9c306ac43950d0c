import type { Taxonomy } from '../fields/desired-terms';

/** Remembers which tag or brand of a shop has which name. */
export abstract class TermRepository {
  /** The shop's ids of these terms by caseless name; those that are not known are left out. */
  abstract find(
    storeId: string,
    taxonomy: Taxonomy,
    caselessNames: readonly string[],
  ): Promise<Map<string, number>>;

  /** Notes or changes some. */
  abstract keep(
    storeId: string,
    taxonomy: Taxonomy,
    storeTermIds: ReadonlyMap<string, number>,
  ): Promise<void>;

  /** Forgets terms that are gone from the shop. */
  abstract forget(
    storeId: string,
    taxonomy: Taxonomy,
    storeTermIds: readonly number[],
  ): Promise<void>;
}
