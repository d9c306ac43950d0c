import type { Page } from '../page';
import type { OrderChange, OrderEventType, RefundDetail } from './order-event';
import type { PulledOrder } from './pulled-order';

/** An event of an order. */
export interface OrderEvent {
  readonly eventId: string;
  readonly type: OrderEventType;
  /** Counts what was told of the order; null for an event of an earlier version. */
  readonly version: number | null;
  /** When it was written down. */
  readonly pulledAt: Date;
  /** When it was published; null while it waits, or where that is forgotten. */
  readonly publishedAt: Date | null;
  /** What changed; null where that is not known, and for other types. */
  readonly changes: readonly OrderChange[] | null;
  /** Null but for `refunded`. */
  readonly refund: RefundDetail | null;
}

/** An event with the order as it was then. */
export interface StoredOrder extends OrderEvent {
  readonly order: PulledOrder;
}

/** An order as it is now. */
export interface CurrentOrder {
  readonly storeId: string;
  readonly orderId: number;
  /** What the customer knows it by. */
  readonly number: string;
  /** The shop's own; `gone` where the shop has it no more. */
  readonly status: string;
  /** How much was told of it. */
  readonly version: number;
  /** When something of it was told last. */
  readonly changedAt: Date;
  /** The event that told of it last. */
  readonly eventId: string;
  /** Null while that event waits, or where that is forgotten. */
  readonly publishedAt: Date | null;
  /** Null where it is forgotten. */
  readonly order: PulledOrder | null;
}

/** An order with all that was told of it. */
export interface OrderHistory extends CurrentOrder {
  /** Oldest first. */
  readonly events: readonly OrderEvent[];
}

/** Which orders are meant. */
export interface OrderFilter {
  readonly storeId: string;
  /** In the shop's words. */
  readonly status?: string;
  /** What the customer knows it by. */
  readonly number?: string;
  /** Something of it was told at or after. */
  readonly since?: Date;
}

/** Which events are meant. */
export interface OrderEventFilter {
  readonly storeId: string;
  /** Written down at or after. */
  readonly since?: Date;
  readonly type?: OrderEventType;
}

/**
 * What was told of orders. Lists throw `ValidationError` for a cursor that is none of theirs, and
 * leave out what is forgotten.
 */
export abstract class OrderHistoryRepository {
  /** Orders as they are now, by when something of them was told, newest first. */
  abstract list(
    filter: OrderFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<CurrentOrder>>;

  /** One order; null for one of which nothing was told. */
  abstract find(storeId: string, orderId: number): Promise<OrderHistory | null>;

  /** Events, newest first. */
  abstract listEvents(
    filter: OrderEventFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<StoredOrder>>;

  /** The first page of what a reading brought, in the order in which it was read. */
  abstract listPulled(pullId: string, limit: number): Promise<Page<PulledOrder>>;

  /** The page of a reading's orders that a cursor names. */
  abstract listPulledFrom(cursor: string, limit: number): Promise<Page<PulledOrder>>;

  /**
   * Has all that is kept of an order's events published once more, under their ids, oldest first.
   * @param content for its newest event where its own is forgotten; null where it is kept
   * @returns the ids of the events
   */
  abstract republish(
    storeId: string,
    orderId: number,
    content: PulledOrder | null,
  ): Promise<readonly string[]>;
}
