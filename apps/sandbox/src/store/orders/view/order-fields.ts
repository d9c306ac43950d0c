import type { Params } from '../../rest/rest-call';
import { textsOf } from '../../rest/values';
import type { Shop } from '../../state/shop';
import { instantOfGmt, localText } from '../../state/shop-time';
import type { StoreOrder } from '../store-order';

/** Fields that are looked up only where `_fields` has them by their whole names (fact 25). */
const LOOKED_UP = [
  'meta_data',
  'line_items',
  'tax_lines',
  'shipping_lines',
  'fee_lines',
  'coupon_lines',
  'refunds',
  'payment_url',
  'is_editable',
  'needs_payment',
  'needs_processing',
] as const;

const TOTALS = [
  'discount_total',
  'discount_tax',
  'shipping_total',
  'shipping_tax',
  'cart_tax',
  'total',
  'total_tax',
] as const;
const DATES = ['date_created', 'date_modified', 'date_completed', 'date_paid'] as const;

/**
 * An order without what was not asked for by its whole name: a path such as `line_items.sku` is
 * none.
 */
export function withoutUnnamed(
  shown: Record<string, unknown>,
  fields: unknown,
): Record<string, unknown> {
  const names = namesIn(fields);
  if (names.length === 0) return shown;
  return without(
    shown,
    LOOKED_UP.filter((name) => !names.includes(name)),
  );
}

/**
 * An order as an item of a batch shows it that asks for fields: only what is looked up goes, and
 * what was not asked for is left as the shop keeps it.
 */
export function rawOrder(
  order: StoreOrder,
  shown: Record<string, unknown>,
  item: Params,
  shop: Shop,
): Record<string, unknown> {
  const names = namesIn(item['_fields']);
  const isAsked = (name: string): boolean => names.includes(name) || names.includes(`${name}_gmt`);
  const raw: Record<string, unknown> = { ...withoutUnnamed(shown, item['_fields']) };
  for (const name of TOTALS) if (!names.includes(name)) raw[name] = order[name];
  for (const name of DATES.filter((date) => !isAsked(date))) {
    raw[name] = rawDate(order[`${name}_gmt`], shop);
    Reflect.deleteProperty(raw, `${name}_gmt`);
  }
  return raw;
}

function namesIn(fields: unknown): string[] {
  return textsOf(fields).map((name) => name.trim());
}

function without(
  shown: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !names.includes(name)));
}

/** A date as PHP writes one of its own. */
function rawDate(gmt: string | null, { settings }: Shop): Record<string, unknown> | null {
  if (gmt === null) return null;
  const date = `${localText(instantOfGmt(gmt), settings.timeZone).replace('T', ' ')}.000000`;
  return { date, timezone_type: 3, timezone: settings.timeZone };
}
