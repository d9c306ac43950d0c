import { invalidParam, textOf } from '../coercions';
import { instantIn, readDate } from '../shop-time';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { clearable, type ProductWrite } from './product-write';

/** Types whose own prices every save wipes: they show those of others (facts.md 9). */
const WITHOUT_OWN_PRICE: readonly string[] = ['variable', 'grouped'];

const HOUR_MS = 3_600_000;

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;

/** Takes regular and sale price, and drops a sale that is none without a word (facts.md 4, 5). */
export function applyPrices(write: ProductWrite): void {
  const { product, shop } = write;
  const regular = clearable(write, 'regular_price');
  const sale = clearable(write, 'sale_price');
  const prices = {
    regular: regular === undefined ? product.regular_price : coercedPrice(regular, 'regular_price', shop),
    sale: sale === undefined ? product.sale_price : coercedPrice(sale, 'sale_price', shop),
  };
  if (WITHOUT_OWN_PRICE.includes(product.type) && shop.behaviours.has('variable-price-wiped'))
    prices.regular = prices.sale = '';
  if (vanishes(prices, sale !== undefined, shop)) prices.sale = '';
  product.regular_price = prices.regular;
  product.sale_price = prices.sale;
  product.forced_price = null;
}

/** Price text as WooCommerce reads it: `"19,99"` → `"1999"`, `"1e3"` → `"13"`, `"abc"` → `""`, `"-5"` stays (facts.md 4). */
function coercedPrice(value: unknown, field: string, { behaviours, settings }: Shop): string {
  let text = textOf(value).trim();
  if (text === '') return '';
  const refuse = (): never => {
    throw invalidParam(field, `${field} is no price.`);
  };
  if (text.includes(',') && !behaviours.has('price-comma-dropped')) text = text.replace(',', '.');
  if (/^\d+(\.\d+)?e\d+$/i.test(text) && !behaviours.has('price-exponent-mangled')) {
    const [digits = '', zeros = ''] = text.toLowerCase().split('e');
    text = digits + '0'.repeat(Number(zeros));
  }
  const kept = text.replace(/[^\d.-]/g, '');
  if (!PLAIN_DECIMAL.test(kept)) {
    if (!behaviours.has('price-garbage-emptied')) refuse();
    return /\d/.test(kept) ? kept : '';
  }
  if (kept.startsWith('-') && !behaviours.has('price-negative-kept')) refuse();
  return behaviours.has('price-text-as-sent') ? kept : withDecimals(kept, settings.decimals);
}

function vanishes(prices: { regular: string; sale: string }, isSent: boolean, { behaviours }: Shop): boolean {
  if (prices.sale === '') return false;
  if (prices.regular === '') return behaviours.has('sale-without-regular-vanishes');
  if (comparePrices(prices.sale, prices.regular) < 0) return false;
  return behaviours.has(isSent ? 'sale-at-regular-vanishes' : 'lowered-regular-wipes-sale');
}

/** Compares two price texts by value, exactly; negative where the first is lower. */
export function comparePrices(a: string, b: string): number {
  const decimals = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0));
  const [left, right] = [minorUnits(a, decimals), minorUnits(b, decimals)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A price text with this many decimals; what is beyond them is rounded half up. */
export function withDecimals(price: string, decimals: number): string {
  const [whole = '0', fraction = ''] = price.replace('-', '').split('.');
  const units =
    BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0')) +
    (Number(fraction[decimals] ?? '0') >= 5 ? 1n : 0n);
  const text = String(units).padStart(decimals + 1, '0');
  const sign = price.startsWith('-') ? '-' : '';
  return decimals === 0 ? sign + text : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

function minorUnits(price: string, decimals: number): bigint {
  return BigInt(withDecimals(price, decimals).replace('.', ''));
}

/** Takes the dates of a sale: in the shop's zone, or in UTC where `_gmt` says so, which wins (facts.md 6). */
export function applySaleDates(write: ProductWrite): void {
  const { product, body, shop } = write;
  const from = saleDate(write, 'date_on_sale_from');
  const to = saleDate(write, 'date_on_sale_to');
  if (from !== undefined) product.sale_from = from;
  if (to !== undefined) product.sale_to = to;
  if (!shop.behaviours.has('sale-cleared-dates-stay') && body['sale_price'] === '')
    product.sale_from = product.sale_to = null;
}

function saleDate({ body, shop }: ProductWrite, field: string): StoreProduct['sale_from'] | undefined {
  const { behaviours } = shop;
  const [local, gmt] = [body[field], body[`${field}_gmt`]];
  const order = behaviours.has('sale-dates-gmt-wins') ? ([gmt, local] as const) : ([local, gmt] as const);
  const value = order.find((sent) => sent !== undefined && sent !== null);
  if (value === undefined) {
    const isNull = local === null || gmt === null;
    return isNull && !behaviours.has('sale-date-null-ignored') ? null : undefined;
  }
  if (value === '') return behaviours.has('sale-date-empty-clears') ? null : undefined;
  return saleInstant(textOf(value), field, value === local && local !== gmt, shop);
}

function saleInstant(text: string, field: string, isLocal: boolean, shop: Shop): number {
  const { behaviours, settings } = shop;
  const zone = isLocal && behaviours.has('sale-dates-shop-local') ? settings.timeZone : 'UTC';
  const read = readDate(text);
  if (read === null) {
    if (behaviours.has('sale-date-garbage-1970')) return instantIn(zone, 0);
    throw invalidParam(field, 'Invalid date.', 'rest_invalid_date');
  }
  if (!read.exists && !behaviours.has('sale-date-overflows'))
    throw invalidParam(field, 'Invalid date.', 'rest_invalid_date');
  const endOfDay =
    !read.hasTime && field === 'date_on_sale_to' && !behaviours.has('sale-date-only-midnight')
      ? 86_399_000
      : 0;
  const wallClock = read.wallClock + endOfDay;
  if (read.offset === null) return instantIn(zone, wallClock);
  // Of a zone in the text only the hours count, as was seen with +05:30.
  return wallClock - Math.trunc(read.offset / HOUR_MS) * HOUR_MS;
}
