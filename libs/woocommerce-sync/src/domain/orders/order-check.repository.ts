import type { FailureReason } from '../ledger/sync-item-state';

/** A count of a shop's orders against what is known of them. */
export interface OrderCheck {
  readonly id: string;
  readonly storeId: string;
  /** Orders that were made after this are counted. */
  readonly since: Date;
  readonly startedAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  readonly found: OrderCheckFindings;
  /** Why it ended before all was counted; null where it did not. */
  readonly failure: FailureReason | null;
}

/** What such a count found, and fetched. */
export interface OrderCheckFindings {
  /** Orders that the shop has. */
  readonly inShop: number;
  /** The shop has them, and we did not know of them. */
  readonly missing: number;
  /** The shop shows another state of them than we know. */
  readonly outdated: number;
  /** They were handed on, and the shop has them no more: in the trash, or deleted. */
  readonly gone: number;
}

/** How an order stands in the shop. */
export interface OrderStanding {
  readonly orderId: number;
  readonly status: string;
  readonly modifiedAt: Date | null;
  /** Whether it was made before its shop's orders were watched, as by a version before. */
  readonly isEarlier: boolean;
}

/** Counts of orders, and what is known to count against. */
export abstract class OrderCheckRepository {
  /** Begins a count of the orders that were made in these days. */
  abstract begin(storeId: string, days: number): Promise<OrderCheck>;

  /** Ends it. */
  abstract end(id: string, found: OrderCheckFindings, failure: FailureReason | null): Promise<void>;

  /** A store's last count; null before the first. */
  abstract findLast(storeId: string): Promise<OrderCheck | null>;

  /** How orders stand as far as we know, by their ids. */
  abstract findStandings(
    storeId: string,
    orderIds: readonly number[],
  ): Promise<ReadonlyMap<number, OrderStanding>>;

  /**
   * Orders that were made after a moment and before another, that we think the shop lists, and that
   * are none of these.
   */
  abstract findOthers(
    storeId: string,
    made: { readonly after: Date; readonly before: Date },
    orderIds: readonly number[],
  ): Promise<readonly number[]>;
}
