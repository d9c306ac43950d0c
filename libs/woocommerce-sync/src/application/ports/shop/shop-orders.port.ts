import type { UnreadableOrder } from '../../../domain/orders/order.repository';
import type { PulledOrder } from '../../../domain/orders/pulled-order';

/** Which page of which orders is read. */
export interface OrderQuery {
  readonly status: string;
  readonly modifiedAfter: Date;
  /** From 1. */
  readonly page: number;
}

/** One page of orders. */
export interface OrderPage {
  /** In our terms, but for the ERP's product ids. */
  readonly orders: readonly PulledOrder[];
  /** What has no id of an order, with what is wrong. */
  readonly unreadable: readonly UnreadableOrder[];
  /** Whether there is no page behind this one. */
  readonly isLast: boolean;
  /** How many orders the list has at this moment; null where the shop does not say. */
  readonly total: number | null;
  /** The shop's own time when it answered; null where it does not tell. Its clock may be wrong. */
  readonly shopTime: Date | null;
}

/** The orders of a shop. */
export abstract class ShopOrders {
  /**
   * Orders in a status that were modified after a moment, by ascending id, a hundred per page
   * (facts 24, 25).
   */
  abstract list(query: OrderQuery): Promise<OrderPage>;

  /** These orders, whatever their status; those that the shop has no more are left out. */
  abstract find(orderIds: readonly number[]): Promise<OrderPage>;

  /** Notes on an order that the ERP has it; touches nothing that is recalculated (fact 26). */
  abstract acknowledge(orderId: number, note: string): Promise<void>;
}
