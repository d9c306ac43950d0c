import type { Shop } from '../../state/shop';
import { decimalText, roundedTo, withPlaces } from '../../texts/decimal';
import { floatOf } from '../../texts/php';
import type { OrderLine, StoreOrder } from '../store-order';
import { sumOf } from './line-taxes';
import type { OrderTaxes } from './order-taxes';

/**
 * Reckons what an order comes to, as the shop does at every write of a line or an address (fact
 * 26).
 */
export function settleTotals(order: StoreOrder, taxes: OrderTaxes, { settings }: Shop): void {
  const { decimals } = settings;
  const before = itemsTotal(order, 'subtotal', decimals);
  const items = itemsTotal(order, 'total', decimals);
  const shipping = sumOf(
    order.shipping_lines.map(({ total }) => roundedTo(floatOf(total), decimals)),
  );
  order.shipping_total = decimalText(shipping);
  const fees = settleFees(order, items + shipping, decimals);
  taxes.apply(order);
  order.discount_total = decimalText(roundedTo(before - items, decimals));
  order.discount_tax = decimalText(
    roundedTo(taxOf(order, 'subtotal') - taxOf(order, 'total'), decimals),
  );
  const tax = floatOf(order.cart_tax) + floatOf(order.shipping_tax);
  order.total = withPlaces(items + fees + floatOf(order.shipping_total) + tax, decimals);
}

/** The sum of all products, each rounded on its own. */
function itemsTotal(
  { line_items }: StoreOrder,
  field: 'total' | 'subtotal',
  decimals: number,
): number {
  return (
    sumOf(line_items.map((line) => roundedTo(floatOf(line[field]) * 10 ** decimals, 0))) /
    10 ** decimals
  );
}

/** The sum of all fees; one below zero takes off at most what the rest comes to. */
function settleFees({ fee_lines }: StoreOrder, rest: number, decimals: number): number {
  let fees = 0;
  for (const fee of fee_lines) {
    const most = -roundedTo(rest + fees, decimals);
    if (floatOf(fee.total) < most && most < 0) fee.total = decimalText(most);
    fees += floatOf(fee.total);
  }
  return fees;
}

function taxOf({ line_items }: StoreOrder, field: 'total' | 'subtotal'): number {
  return sumOf(
    line_items.flatMap(({ taxes }: OrderLine) => taxes.map((tax) => floatOf(tax[field]))),
  );
}
