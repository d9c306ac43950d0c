import type { Shop } from '../../state/shop';
import { apiUrl } from '../../http/links';
import { instantOfGmt, localText } from '../../state/shop-time';
import { VERSIONS } from '../../system/versions';
import { countOf, floatOf } from '../../texts/php';
import { symbolOf } from '../currency-signs';
import { needsPayment, needsProcessing } from '../effects/order-statuses';
import type { StoreOrders } from '../store-orders';
import { ORDER_STATUSES, type OrderMeta, type StoreOrder } from '../store-order';
import { LineViews } from './line-view';

/** Where and how the shop answers. */
export interface OrderViewing extends Shop {
  readonly orders: StoreOrders;
}

/** What a caller asks to see of orders. */
export interface OrderViewOptions {
  /** Decimals of amounts; the shop's own without. */
  readonly dp?: unknown;
  /** Keys of the meta data to show, or to leave out. */
  readonly includeMeta?: unknown;
  readonly excludeMeta?: unknown;
}

const EDITABLE: readonly string[] = ['pending', 'on-hold', 'auto-draft'];
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
export function orderView(
  order: StoreOrder,
  viewing: OrderViewing,
  options: OrderViewOptions = {},
): Record<string, unknown> {
  const { homeUrl, settings, behaviours } = viewing;
  const local = (gmt: string | null): string | null =>
    gmt === null ? null : localText(instantOfGmt(gmt), settings.timeZone);
  const lines = linesFor(viewing, options);
  const { stock_reduced: _stock, sales_recorded: _sales, ...kept } = order;
  const shown = {
    ...kept,
    number: String(order.id),
    version: VERSIONS.woocommerce,
    date_created: local(order.date_created_gmt),
    date_modified: local(order.date_modified_gmt),
    date_completed: local(order.date_completed_gmt),
    date_paid: local(order.date_paid_gmt),
    ...Object.fromEntries(TOTALS.map((name) => [name, lines.amount(order[name])])),
    customer_ip_address: '',
    customer_user_agent: '',
    cart_hash: '',
    meta_data: shownMeta(order.meta_data, options),
    line_items: order.line_items.map((line) => lines.product(line)),
    tax_lines: order.tax_lines.map((line) => lines.tax(line)),
    shipping_lines: order.shipping_lines.map((line) => lines.shipping(line)),
    fee_lines: order.fee_lines.map((line) => lines.fee(line)),
    coupon_lines: order.coupon_lines.map((line) => lines.coupon(line)),
    refunds: refundsOf(order, viewing, lines),
    payment_url: `${homeUrl()}/checkout/order-pay/${order.id}/?pay_for_order=true&key=${order.order_key}`,
    is_editable: EDITABLE.includes(order.status),
    needs_payment: needsPayment(order),
    needs_processing: needsProcessing(order, viewing),
    currency_symbol: symbolOf(order.currency),
    _links: linksOf(order, homeUrl()),
  };
  return behaviours.has('order-totals-text') ? shown : { ...shown, ...swappedTypes(order, lines) };
}

/** How the lines of orders and refunds are shown. */
export function linesFor(shop: Shop, { dp }: OrderViewOptions): LineViews {
  return new LineViews(
    shop,
    dp === undefined || dp === null ? shop.settings.decimals : countOf(dp),
  );
}

/** The statuses that an order can have, as `/orders/statuses` lists them. */
export function statusesView(): { slug: string; name: string }[] {
  return Object.entries(ORDER_STATUSES).map(([slug, name]) => ({ slug, name }));
}

/**
 * Totals as numbers, and prices as text: what somebody who does not know the shop would expect of
 * both.
 */
function swappedTypes(order: StoreOrder, lines: LineViews): Record<string, unknown> {
  const totals = TOTALS.map((name) => [name, floatOf(order[name])] as const);
  const items = order.line_items.map((line) => ({
    ...lines.product(line),
    price: String(lines.product(line)['price']),
  }));
  return { ...Object.fromEntries(totals), line_items: items };
}

function refundsOf(
  { id }: StoreOrder,
  { orders }: OrderViewing,
  lines: LineViews,
): Record<string, unknown>[] {
  return orders.refunds.list(id).map((refund) => ({
    id: refund.id,
    reason: refund.reason,
    total: `-${lines.amount(refund.amount)}`,
    total_tax: lines.amount(refund.total_tax),
  }));
}

function shownMeta(
  meta: readonly OrderMeta[],
  { includeMeta, excludeMeta }: OrderViewOptions,
): OrderMeta[] {
  const keys = (value: unknown): readonly unknown[] =>
    value === undefined || value === null
      ? []
      : Array.isArray(value)
        ? (value as unknown[])
        : [value];
  const [wanted, unwanted] = [keys(includeMeta), keys(excludeMeta)];
  if (wanted.length > 0) return meta.filter(({ key }) => wanted.includes(key));
  return meta.filter(({ key }) => !unwanted.includes(key));
}

function linksOf(
  { id, customer_id, parent_id }: StoreOrder,
  home: string,
): Record<string, unknown> {
  const allow = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const api = (path: string): string => apiUrl(home, path);
  return {
    self: [{ href: api(`/orders/${id}`), targetHints: { allow } }],
    collection: [{ href: api('/orders') }],
    email_templates: [{ embeddable: true, href: api(`/orders/${id}/actions/email_templates`) }],
    ...(customer_id === 0 ? {} : { customer: [{ href: api(`/customers/${customer_id}`) }] }),
    ...(parent_id === 0 ? {} : { up: [{ href: api(`/orders/${parent_id}`) }] }),
  };
}
