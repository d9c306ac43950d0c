import type { FailureReason } from '../ledger/sync-item-state';

/**
 * All of the shop, or what the shop says has changed of late. What its webhooks hint at is read as
 * it comes: what that finds of a day is one comparison, which is over.
 */
export type DriftScope = 'whole' | 'watch' | 'hints';

/** How the shop was read: by its lists, or by one file of the whole catalogue. */
export type DriftSource = 'lists' | 'export';

/** One comparison of a shop with the ERP, by value. */
export interface DriftRun {
  readonly id: string;
  readonly storeId: string;
  readonly scope: DriftScope;
  /** Null until the first row was read. */
  readonly source: DriftSource | null;
  readonly status: 'running' | 'completed' | 'failed';
  readonly requestedBy: string;
  /** Products and variations of the shop that were looked at. */
  readonly products: number;
  readonly variations: number;
  /** Those of them that were not compared: something is under way, or late. */
  readonly underWay: number;
  /** What the operator should know, as why the export was not used. */
  readonly note: string | null;
  readonly failure: FailureReason | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** What is wanted of a comparison. */
export interface DriftWish {
  readonly storeId: string;
  readonly scope: DriftScope;
  readonly requestedBy: string;
  /** How to read the shop; null for the export where the shop has it. */
  readonly source: DriftSource | null;
}

/** Comparisons, one at a time for each store, and who carries one out. */
export abstract class DriftRunRepository {
  /** Starts one. Null: one is running. Watches that found nothing are forgotten. */
  abstract start(wish: DriftWish): Promise<DriftRun | null>;

  /** Ids of running ones that nobody carries out. */
  abstract findAbandoned(): Promise<string[]>;

  /**
   * Takes the right to carry it out, which runs out after a minute without `keep`. What an earlier
   * try found is forgotten: it begins anew. Null: somebody has it, or it is over.
   */
  abstract take(id: string, token: string): Promise<(DriftRun & Pick<DriftWish, 'source'>) | null>;

  /** Keeps the right. False: it was lost. */
  abstract keep(id: string, token: string): Promise<boolean>;

  /** Gives the right back, for whoever tries next. */
  abstract release(id: string, token: string): Promise<void>;

  /** Notes how the shop is read. */
  abstract note(id: string, source: DriftSource, note: string | null): Promise<void>;

  /** Ends it, and forgets what was only needed on the way. */
  abstract end(id: string, token: string, failure: FailureReason | null): Promise<void>;

  abstract find(id: string): Promise<DriftRun | null>;

  /** The last ones of a store, the newest first. */
  abstract findLast(storeId: string, limit: number): Promise<DriftRun[]>;

  /** The last one of the whole shop that was carried out to its end; null for none. */
  abstract findLastWhole(storeId: string): Promise<DriftRun | null>;

  /** The present moment, by the clock that everything here is told by. */
  abstract now(): Promise<Date>;
}
