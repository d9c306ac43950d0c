import type { Behaviours } from '../behaviours';
import type { ShopSettings } from '../shop-settings';
import { instantOfGmt, localText } from '../shop-time';
import { minorOf } from './money';
import { ORDER_STATUSES, type OrderLine, type OrderMeta, type StoreOrder } from './store-order';

/** Where and how the shop answers. */
export interface OrderViewing {
  /** Address of the shop, without a slash at its end. */
  readonly homeUrl: () => string;
  readonly settings: ShopSettings;
  readonly behaviours: Behaviours;
}

const EDITABLE = ['pending', 'on-hold', 'auto-draft'];
const UNPAID = ['pending', 'failed'];
const TOTALS = [
  'discount_total',
  'discount_tax',
  'shipping_total',
  'shipping_tax',
  'cart_tax',
  'total',
  'total_tax',
] as const;

/** An order as the API answers it. */
export function orderView(order: StoreOrder, viewing: OrderViewing): Record<string, unknown> {
  const { homeUrl, settings, behaviours } = viewing;
  const url = homeUrl();
  const local = (gmt: string | null): string | null =>
    gmt === null ? null : localText(instantOfGmt(gmt), settings.timeZone);
  const key = `pay_for_order=true&key=${order.order_key}`;
  const shown = {
    ...order,
    version: '10.9.2',
    date_created: local(order.date_created_gmt),
    date_modified: local(order.date_modified_gmt),
    date_completed: local(order.date_completed_gmt),
    date_paid: local(order.date_paid_gmt),
    customer_ip_address: '',
    customer_user_agent: '',
    cart_hash: '',
    line_items: order.line_items.map(lineView),
    shipping_lines: order.shipping_lines.map(withShownMeta),
    fee_lines: order.fee_lines.map(withShownMeta),
    coupon_lines: order.coupon_lines.map(withShownMeta),
    payment_url: `${url}/checkout/order-pay/${order.id}/?${key}`,
    is_editable: EDITABLE.includes(order.status),
    needs_payment: UNPAID.includes(order.status) && minorOf(order.total) > 0n,
    needs_processing: order.line_items.length > 0,
    currency_symbol: symbolOf(order.currency),
    _links: linksOf(order, `${url}/wp-json/wc/v3`),
  };
  return behaviours.has('order-totals-text') ? shown : { ...shown, ...swappedTypes(order) };
}

/** Totals as numbers, and prices as text: what somebody who does not know the shop would expect of both. */
function swappedTypes(order: StoreOrder): Record<string, unknown> {
  const totals = TOTALS.map((name) => [name, Number(order[name])] as const);
  const lines = order.line_items.map(lineView).map((line) => ({ ...line, price: String(line['price']) }));
  return { ...Object.fromEntries(totals), line_items: lines };
}

/** A line as the API answers it: what is kept with it is shown twice, and the price of one piece is a number (facts.md 26). */
export function lineView(line: OrderLine): Record<string, unknown> {
  const { quantity, total } = line;
  return {
    ...withShownMeta(line),
    // A float, as the shop's own division makes it; nothing is reckoned with it.
    price: quantity === 0 ? 0 : Number(total) / quantity,
  };
}

/** The sign of a currency, ISO 4217, as the shop shows it. */
export function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** The statuses that an order can have, as `/orders/statuses` lists them. */
export function statusesView(): { slug: string; name: string }[] {
  return Object.entries(ORDER_STATUSES).map(([slug, name]) => ({ slug, name }));
}

function withShownMeta<T extends { readonly meta_data: readonly OrderMeta[] }>(line: T) {
  return {
    ...line,
    meta_data: line.meta_data.map((meta) => ({
      ...meta,
      display_key: meta.key.startsWith('_') || meta.key.includes('_') ? meta.key : capitalised(meta.key),
      display_value: meta.value,
    })),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function linksOf({ id, customer_id }: StoreOrder, api: string): Record<string, unknown> {
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return {
    self: [{ href: `${api}/orders/${id}`, targetHints: { allow } }],
    collection: [{ href: `${api}/orders` }],
    email_templates: [{ embeddable: true, href: `${api}/orders/${id}/actions/email_templates` }],
    ...(customer_id === 0 ? {} : { customer: [{ href: `${api}/customers/${customer_id}` }] }),
  };
}
