import type { ShopSight } from './product-change';

/** What one reading of a shop showed. */
export interface ShopSights {
  readonly storeId: string;
  /** When the reading began, by the ledger's clock. */
  readonly readAt: Date;
  readonly sights: readonly ShopSight[];
}

/** What came of it. */
export interface NotedSights {
  /** Events that wait to be published now. */
  readonly events: number;
  /** Ids, in the ERP, of what is in sync no more, as it is not where it should be. */
  readonly astray: readonly string[];
  /** The same of products that are there again, though nobody here brought them back. */
  readonly returned: readonly string[];
}

/** What shops showed last of what is watched, and the telling of changes. */
export abstract class ShopValueRepository {
  /**
   * Remembers what a reading showed, and writes an event for each change that somebody else made,
   * in one transaction. What a later reading showed is not overwritten by an earlier one.
   */
  abstract note(seen: ShopSights): Promise<NotedSights>;

  /** Forgets what belongs to no mapping any more. */
  abstract forgetUnmapped(storeId: string): Promise<void>;
}
