import type { SyncType } from '../ledger/sync-type';

/** What came in and went out of one type within some time. */
export interface FlowSums {
  /** Requests that came in. */
  readonly cameIn: number;
  /** Those of them that joined one that waited. */
  readonly joined: number;
  /** Items that were written to the shop. */
  readonly synced: number;
  /** Items that the shop was right about already. */
  readonly skipped: number;
  /** Items that a newer one, or one of the whole product, did the work of. */
  readonly superseded: number;
  readonly failed: number;
  /** The requests that all items stood for which were completed. */
  readonly changes: number;
  /** Calls to the shop that were about items. */
  readonly calls: number;
  /** Items that they carried. */
  readonly sent: number;
  /** Synced live items by the time from request to answer, in the buckets of `LATENCY_BOUNDS`. */
  readonly latency: readonly number[];
}

/** The flow of one type in one step of time. */
export interface FlowRow extends FlowSums {
  /** When the step begins. */
  readonly at: Date;
  readonly syncType: SyncType;
}

/** The flow of a store over a span. */
export interface StoredFlow {
  /** The present, by the database's clock. */
  readonly now: Date;
  /** Steps in which anything happened. */
  readonly rows: readonly FlowRow[];
}

/**
 * What flows through the ledger, per store, type and minute; of more than a day ago, per hour.
 * Noted with what happens, in the same transaction, and added up by the clock, so that no sum reads
 * the ledger.
 */
export abstract class FlowRepository {
  /**
   * Adds up to `limit` notes to their minutes; answers how many there were. Several processes may
   * do it at once: each note counts once.
   */
  abstract fold(limit: number): Promise<number>;

  /** Adds minutes of more than a day ago to their hours; answers how many there were. */
  abstract rollUp(): Promise<number>;

  /**
   * The steps of a store that begin within the last `spanSeconds`, the present one included.
   * @param stepSeconds how long one is: a part, or a multiple, of an hour
   */
  abstract read(storeId: string, spanSeconds: number, stepSeconds: number): Promise<StoredFlow>;

  /** When the shop last confirmed a write of an item; null for never, or long ago. */
  abstract lastConfirmedAt(storeId: string): Promise<Date | null>;
}
