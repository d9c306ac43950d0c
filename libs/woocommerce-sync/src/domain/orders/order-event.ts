import type { PulledOrder } from './pulled-order';

/** What can be told of an order. */
export type OrderEventType = 'received' | 'updated' | 'cancelled' | 'refunded' | 'deleted';

/**
 * One field that is another one now. `field` is its path in `PulledOrder`; an entry of a list is
 * named by what it is known by, as in `lines.#12.quantity`.
 */
export interface OrderChange {
  readonly field: string;
  /** Null for an entry that is new. */
  readonly before: unknown;
  /** Null for an entry that is gone. */
  readonly after: unknown;
}

/** What was given back of one line. */
export interface RefundedLine {
  /** The line of the order; null where the shop does not say. */
  readonly lineId: number | null;
  readonly productId: string | null;
  readonly variantId: string | null;
  readonly sku: string;
  readonly name: string;
  /** Pieces, not negative; 0 where only money was given back. */
  readonly quantity: number | null;
  /** Decimal text, not negative. */
  readonly total: string | null;
  readonly totalTax: string | null;
  /**
   * Whether the shop put the pieces back into its stock; null where its count of the line does not
   * tell, as after several refunds of which some did.
   */
  readonly restocked: boolean | null;
}

/** One refund of an order, whole. */
export interface RefundDetail {
  readonly refundId: number;
  readonly createdAt: string | null;
  readonly reason: string;
  /** What the customer gets back in all; decimal text, not negative. */
  readonly amount: string | null;
  /** Whether the shop had its payment provider pay it back; null where it does not say. */
  readonly paidBack: boolean | null;
  /** Empty where an amount was refunded without lines; null where the shop did not give them. */
  readonly lines: readonly RefundedLine[] | null;
}

/** One thing to tell of an order: it becomes an event. */
export interface OrderNews {
  readonly type: OrderEventType;
  /** Counts what was told of the order, from 1. */
  readonly version: number;
  readonly eventId: string;
  /** Of the order's content as it was told; null where none was read. */
  readonly contentDigest: string | null;
  readonly status: string;
  /** Null where the order is gone, and what it was is forgotten. */
  readonly order: PulledOrder | null;
  /** What changed since it was told last; null where that is forgotten, or nothing was told. */
  readonly changes: readonly OrderChange[] | null;
  readonly refund: RefundDetail | null;
}
