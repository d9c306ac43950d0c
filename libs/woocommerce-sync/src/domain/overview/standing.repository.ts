import type { SyncType } from '../ledger/sync-type';

/** How the promise of one type stands: what waits live, or is on its way. */
export interface PromiseStanding {
  readonly type: SyncType;
  readonly waiting: number;
  readonly onTime: number;
  /** Less than a quarter of the promise is left. */
  readonly atRisk: number;
  readonly late: number;
  /** Of the oldest of them; null where nothing waits. */
  readonly oldestAt: Date | null;
  /** When the first of those that are late should have been right; null where none is. */
  readonly lateSince: Date | null;
}

/** Items that failed for good. */
export interface FailedStanding {
  readonly count: number;
  /** Those of them that no schedule tries again: somebody has to. */
  readonly forSomebody: number;
  readonly since: Date | null;
}

/** What waits for a store, and how its promises stand. */
export interface WaitingStanding {
  readonly promises: readonly PromiseStanding[];
  /** What full syncs asked for: due within a day. */
  readonly bulkWaiting: number;
  /** Whether more waits than was counted: the most urgent were. */
  readonly isBounded: boolean;
  readonly failed: FailedStanding;
  /** Whether more has failed than was counted. */
  readonly isFailedBounded: boolean;
}

/** Orders of a store. */
export interface OrdersStanding {
  /** Made since the day began in the shop. */
  readonly today: number;
  /** Of which the shop is still to be told that they arrived. */
  readonly unacknowledged: number;
  /** Events that wait to be published to the ERP. */
  readonly unpublished: number;
  readonly unpublishedSince: Date | null;
}

/** Pieces that web orders took, and the ERP has not booked. */
export interface StockAtRisk {
  readonly pieces: number;
  readonly products: number;
  readonly orders: number;
}

/** Reads what the overview needs, in one short statement each, whatever the ledger holds. */
export abstract class StandingRepository {
  /** What waits. Counts the most urgent 10,000, and 10,000 failed ones, at the most. */
  abstract waiting(storeId: string): Promise<WaitingStanding>;

  /** @param timeZone in which the shop's day begins */
  abstract orders(storeId: string, timeZone: string): Promise<OrdersStanding>;

  /** @param byNextStock whether the ERP's next stock of a product counts as a booking */
  abstract stockAtRisk(storeId: string, byNextStock: boolean): Promise<StockAtRisk>;
}
