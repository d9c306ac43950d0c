import { z } from 'zod';
import type { Behaviours } from '../behaviours';
import { gmtText } from '../shop-time';
import { StoreError } from '../store-error';
import { minorOf, sumOf, textOfMinor, type Minor } from './money';
import type { OrderIds } from './order-ids';
import type { OrderStock } from './order-stock';
import type { OrderLine, OrderMeta, StoreOrder } from './store-order';

/** Money that went back to the customer, and for what. */
export interface StoreRefund {
  readonly id: number;
  readonly orderId: number;
  readonly date_created_gmt: string;
  /** Positive decimal text. */
  readonly amount: string;
  readonly reason: string;
  readonly meta_data: readonly OrderMeta[];
  /** With negative quantities and totals. */
  readonly line_items: readonly OrderLine[];
}

const amount = z.union([z.string(), z.number()]).transform(String);

/** What a client sends of a refund. */
export const refundBody = z.looseObject({
  amount: amount.optional(),
  reason: z.string().default(''),
  /** Whether the payment provider is to pay it back; it is unless the client says no. */
  api_refund: z.boolean().default(true),
  /** Whether refunded pieces go back into the stock. */
  api_restock: z.boolean().default(true),
  line_items: z
    .array(
      z.looseObject({ id: z.number(), quantity: z.number().default(0), refund_total: amount.default('0') }),
    )
    .default([]),
});

/** What a client sends of a refund. */
export type RefundBody = z.output<typeof refundBody>;

/** The refunds of the shop's orders. */
export class OrderRefunds {
  readonly refunds = new Map<number, StoreRefund>();

  constructor(
    private readonly nextId: () => number,
    private readonly ids: OrderIds,
    private readonly stock: OrderStock,
    private readonly behaviours: Behaviours,
  ) {}

  /**
   * Refunds an amount, by lines too; the pieces of a line go back into the stock, and the order keeps its status unless
   * nothing is left to refund (facts.md 26).
   * @throws StoreError 500 for more than is left, and where the provider cannot pay back
   */
  refund(order: StoreOrder, body: RefundBody, now: number): StoreRefund {
    const wanted = minorOf(body.amount ?? textOfMinor(sumOf(body.line_items.map(lineTotal))));
    const left = this.leftOf(order);
    if (wanted <= 0n || wanted > left) throw cannotRefund('Invalid refund amount.');
    if (body.api_refund) {
      throw cannotRefund('The payment gateway for this order does not support automatic refunds.');
    }
    const refund: StoreRefund = {
      id: this.nextId(),
      orderId: order.id,
      date_created_gmt: gmtText(now),
      amount: textOfMinor(wanted),
      reason: body.reason,
      meta_data: [this.typeOf(wanted === left)],
      line_items: body.line_items.flatMap((line) => this.refundedLine(order, line)),
    };
    if (body.api_restock && this.behaviours.has('refund-line-restocks')) this.restock(order, body);
    this.keep(order, refund);
    return refund;
  }

  /** Refunds everything that is left, without restocking: what the status `refunded` does (facts.md 26). */
  refundRest(order: StoreOrder, now: number): void {
    const left = this.leftOf(order);
    if (left <= 0n) return;
    this.keep(order, {
      id: this.nextId(),
      orderId: order.id,
      date_created_gmt: gmtText(now),
      amount: textOfMinor(left),
      reason: 'Order fully refunded.',
      meta_data: [this.typeOf(true)],
      line_items: [],
    });
  }

  /** The refunds of an order, newest first; of all orders without one. */
  list(orderId?: number): StoreRefund[] {
    return [...this.refunds.values()]
      .filter((refund) => orderId === undefined || refund.orderId === orderId)
      .sort((a, b) => b.id - a.id);
  }

  /** Takes a refund back; the stock stays. */
  remove(order: StoreOrder, refund: StoreRefund): void {
    this.refunds.delete(refund.id);
    order.refunds = order.refunds.filter(({ id }) => id !== refund.id);
  }

  /** What is left of an order to refund. */
  leftOf(order: StoreOrder): Minor {
    return minorOf(order.total) + sumOf(order.refunds.map(({ total }) => minorOf(total)));
  }

  private keep(order: StoreOrder, refund: StoreRefund): void {
    this.refunds.set(refund.id, refund);
    const { id, reason, amount: paid } = refund;
    order.refunds.push({ id, reason, total: textOfMinor(-minorOf(paid)), total_tax: '0.00' });
  }

  private restock(order: StoreOrder, body: RefundBody): void {
    for (const { id, quantity } of body.line_items) {
      const line = order.line_items.find((known) => known.id === id);
      if (line === undefined || quantity <= 0) continue;
      this.stock.restock(line, quantity);
      const value = String(quantity);
      line.meta_data.push({ id: this.ids.metaOfLine(), key: '_restock_refunded_items', value });
    }
  }

  private refundedLine(order: StoreOrder, body: RefundBody['line_items'][number]): OrderLine[] {
    const line = order.line_items.find(({ id }) => id === body.id);
    if (line === undefined) return [];
    const total = textOfMinor(-lineTotal(body));
    const refundedItem = { id: this.ids.metaOfLine(), key: '_refunded_item_id', value: String(line.id) };
    return [
      {
        ...line,
        id: this.ids.line(),
        quantity: -body.quantity,
        subtotal: total,
        subtotal_tax: '0.00',
        total,
        total_tax: '0.00',
        taxes: [],
        meta_data: [refundedItem],
      },
    ];
  }

  private typeOf(isFull: boolean): OrderMeta {
    return { id: this.ids.metaOfOrder(), key: '_refund_type', value: isFull ? 'full' : 'partial' };
  }
}

function lineTotal({ refund_total }: RefundBody['line_items'][number]): Minor {
  return minorOf(refund_total);
}

// The shop words this one unlike its other errors: `data` is the bare status.
function cannotRefund(message: string): StoreError {
  return new StoreError(500, 'woocommerce_rest_cannot_create_order_refund', message, {}, { data: 500 });
}
