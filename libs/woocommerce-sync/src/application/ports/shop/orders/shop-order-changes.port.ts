import type { LinePieces, Repayment } from '../../../../domain/orders/commands/order-command';
import type { RefundDetail } from '../../../../domain/orders/order-event';
import type { PulledOrder } from '../../../../domain/orders/pulled-order';

/** An order as the shop has it, with all of its meta data. */
export interface OrderInShop {
  readonly order: PulledOrder;
  /** By key; of a key that is there twice the first. */
  readonly meta: ReadonlyMap<string, unknown>;
}

/** What is written into an order: nothing that would be recalculated (fact 26). */
export interface OrderChange {
  readonly status?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

/** A refund that was made. */
export interface MadeRefund extends RefundDetail {
  /** The command that it was made for; null where somebody else made it. */
  readonly madeFor: string | null;
}

/** A refund to be made. */
export interface RefundToMake extends Repayment {
  readonly orderId: number;
  readonly madeFor: string;
  /** Whether the shop has its payment provider pay it back. */
  readonly paysBack: boolean;
}

/** A fulfilment: what left the house together. */
export interface Fulfilment {
  readonly orderId: number;
  readonly madeFor: string;
  readonly lines: readonly LinePieces[];
  readonly trackingNumber: string;
  readonly carrier: string;
  readonly trackingUrl: string | null;
  /** Whether the shop writes to the customer of it. */
  readonly notifies: boolean;
}

/** What is changed in the orders of a shop. */
export abstract class ShopOrderChanges {
  /** One order, in the trash, too; null where the shop itself answers that it has none. */
  abstract read(orderId: number): Promise<OrderInShop | null>;

  /** Writes a status, meta data, or both at once. Answers the status that the order has then. */
  abstract change(orderId: number, change: OrderChange): Promise<string>;

  /** All refunds of an order, oldest first. */
  abstract refunds(order: PulledOrder): Promise<readonly MadeRefund[]>;

  /** Makes a refund; answers its id. */
  abstract refund(refund: RefundToMake): Promise<number>;

  /**
   * For which commands an order has fulfilments, null among them for others; null where the shop
   * has no fulfilments at all (fact 44).
   */
  abstract fulfilments(orderId: number): Promise<readonly (string | null)[] | null>;

  /** Makes a fulfilment; answers its id. */
  abstract fulfil(fulfilment: Fulfilment): Promise<number>;
}
