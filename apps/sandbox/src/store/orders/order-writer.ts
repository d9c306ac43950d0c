import { textOf } from '../coercions';
import { StoreError } from '../store-error';
import type { MetaBody, OrderBody } from './order-body';
import type { OrderIds } from './order-ids';
import type { OrderLines } from './order-lines';
import type { OrderTotals } from './order-totals';
import type { ShopTerms } from './shop-terms';
import type { Address, OrderMeta, StoreOrder } from './store-order';

/** Applies what a client sends to an order; the status, and what follows from it, is not its part. */
export class OrderWriter {
  constructor(
    private readonly lines: OrderLines,
    private readonly totals: OrderTotals,
    private readonly terms: ShopTerms,
    private readonly ids: OrderIds,
  ) {}

  /**
   * Applies every field but the status. Writing an address or any line reckons the totals anew (facts.md 26).
   * @throws StoreError 400 for a customer or a coupon that there is not
   */
  apply(order: StoreOrder, body: OrderBody): void {
    this.applyCustomer(order, body);
    for (const part of ['billing', 'shipping'] as const) Object.assign(order[part], addressOf(body[part]));
    for (const name of [
      'customer_note',
      'payment_method',
      'payment_method_title',
      'transaction_id',
      'currency',
    ] as const) {
      order[name] = body[name] ?? order[name];
    }
    this.applyMeta(order, body.meta_data ?? []);
    this.applyLines(order, body);
  }

  private applyCustomer(order: StoreOrder, { customer_id }: OrderBody): void {
    if (customer_id === undefined) return;
    if (customer_id !== 0 && !this.terms.customers.some(({ id }) => id === customer_id)) {
      throw new StoreError(400, 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.');
    }
    order.customer_id = customer_id;
  }

  private applyLines(order: StoreOrder, body: OrderBody): void {
    const { line_items, shipping_lines, fee_lines, coupon_lines } = body;
    if (line_items !== undefined) order.line_items = this.lines.apply(order.line_items, line_items);
    if (shipping_lines !== undefined)
      order.shipping_lines = this.lines.applyShipping(order.shipping_lines, shipping_lines);
    if (fee_lines !== undefined) order.fee_lines = this.lines.applyFees(order.fee_lines, fee_lines);
    const reckons = [line_items, shipping_lines, fee_lines, coupon_lines, body.billing, body.shipping];
    if (reckons.every((part) => part === undefined)) return;
    this.totals.recalculate(order);
    if (coupon_lines === undefined) return;
    this.totals.redeem(
      order,
      coupon_lines.map(({ code }) => code),
    );
    this.totals.recalculate(order);
  }

  private applyMeta(order: StoreOrder, bodies: readonly MetaBody[]): void {
    for (const { id, key, value } of bodies) {
      const known = order.meta_data.find((meta) => (id === undefined ? meta.key === key : meta.id === id));
      if (value === null) order.meta_data = order.meta_data.filter((meta) => meta !== known);
      else if (known !== undefined) known.value = keptValue(value);
      else order.meta_data.push(this.newMeta(key ?? '', value));
    }
  }

  private newMeta(key: string, value: unknown): OrderMeta {
    return { id: this.ids.metaOfOrder(), key, value: keptValue(value) };
  }
}

function addressOf(address: Readonly<Record<string, unknown>> | undefined): Address {
  return Object.fromEntries(Object.entries(address ?? {}).map(([name, value]) => [name, textOf(value)]));
}

// Numbers come back as text (facts.md 12).
function keptValue(value: unknown): unknown {
  return typeof value === 'object' ? value : textOf(value);
}
