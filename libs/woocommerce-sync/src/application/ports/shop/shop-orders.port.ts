import type { RefundDetail } from '../../../domain/orders/order-event';
import type { UnreadableOrder } from '../../../domain/orders/order.repository';
import type { PulledOrder } from '../../../domain/orders/pulled-order';

/** Which page of which orders is read. */
export interface OrderQuery {
  readonly modifiedAfter: Date;
  /** From 1. */
  readonly page: number;
}

/** Orders as an answer gave them. */
export interface FoundOrders {
  /** In our terms, but for the ERP's product ids. */
  readonly orders: readonly PulledOrder[];
  /** What has no id of an order, with what is wrong. */
  readonly unreadable: readonly UnreadableOrder[];
}

/** One page of orders. */
export interface OrderPage extends FoundOrders {
  /** Whether there is no page behind this one. */
  readonly isLast: boolean;
  /** How many orders the list has at this moment; null where the shop does not say. */
  readonly total: number | null;
  /** The shop's own time when it answered; null where it does not tell. Its clock may be wrong. */
  readonly shopTime: Date | null;
}

/** What tells whether we know how an order stands. */
export interface OrderSummary {
  readonly orderId: number;
  readonly status: string;
  /** ISO 8601 in UTC; null where the shop does not say. */
  readonly modifiedAt: string | null;
}

/** Which page of the summaries is read. */
export interface SummaryQuery {
  readonly createdAfter: Date;
  /** From 1. */
  readonly page: number;
}

/** One page of summaries. */
export interface SummaryPage {
  readonly orders: readonly OrderSummary[];
  readonly isLast: boolean;
  readonly total: number | null;
}

/** The orders of a shop. */
export abstract class ShopOrders {
  /**
   * Orders in whatever status that were modified after a moment, by ascending id, a hundred per
   * page (facts 24, 25). Those in the trash are left out, and those that a checkout has not ended.
   */
  abstract list(query: OrderQuery): Promise<OrderPage>;

  /**
   * Of these orders those that `list` would show; up to a hundred at a time. That one is missing
   * proves nothing: ask `get`.
   */
  abstract find(orderIds: readonly number[]): Promise<FoundOrders>;

  /** One order, in the trash, too; null where the shop itself answers that it has none. */
  abstract get(orderId: number): Promise<PulledOrder | null>;

  /** All refunds of an order, oldest first, but for the ERP's product ids. */
  abstract refunds(order: PulledOrder): Promise<readonly RefundDetail[]>;

  /** How orders that were made after a moment stand, by ascending id, a hundred per page. */
  abstract summaries(query: SummaryQuery): Promise<SummaryPage>;

  /** Notes on an order that the ERP has it; touches nothing that is recalculated (fact 26). */
  abstract acknowledge(orderId: number, note: string): Promise<void>;
}
