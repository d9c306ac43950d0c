import type { OrderNews } from './order-event';
import type { OrderArrival } from './order-state';

/** How orders are stored. */
export interface OrderStorage {
  /** Whether the shop is to be told that we have them. */
  readonly acknowledge: boolean;
  /** The reading that brings them; null for one that reads single orders. */
  readonly pullId: string | null;
}

/** What is known of an order, as far as it says whether a reading brings anything new. */
export interface KnownOrder {
  /** Null where it was not read by this version. */
  readonly fingerprint: string | null;
  /** How much was told of it. */
  readonly version: number;
  /** Refunds that were told; null where it is forgotten which. */
  readonly refundIds: readonly number[] | null;
}

/** Orders that the shop itself says it has no more. */
export interface GoneOrders {
  readonly storeId: string;
  readonly orderIds: readonly number[];
  /** When the reading began that found it out, by the ledger's clock. */
  readonly readAt: Date;
}

/** An order that could not be read. */
export interface UnreadableOrder {
  /** Null where not even that can be read. */
  readonly orderId: number | null;
  /** What is wrong, with the field. */
  readonly problem: string;
  /** The same for the same content. */
  readonly digest: string;
}

/** What is known of the orders of shops. */
export abstract class OrderRepository {
  /** Which of these orders are known, by their ids. */
  abstract findKnown(
    storeId: string,
    orderIds: readonly number[],
  ): Promise<ReadonlyMap<number, KnownOrder>>;

  /**
   * Stores what becomes known of orders of one store, each with the events that tell of it, and
   * where `acknowledge` says so with the duty to tell the shop, in one transaction. Answers what
   * was new; an event that was published before is not.
   */
  abstract store(
    storeId: string,
    arrivals: readonly OrderArrival[],
    storage: OrderStorage,
  ): Promise<readonly OrderNews[]>;

  /** Stores that orders are gone, alike. */
  abstract storeGone(gone: GoneOrders): Promise<readonly OrderNews[]>;

  /**
   * Writes orders that could not be read into the audit, each content once. Answers those that are
   * new there.
   */
  abstract noteUnreadable(
    storeId: string,
    unreadable: readonly UnreadableOrder[],
  ): Promise<UnreadableOrder[]>;
}
