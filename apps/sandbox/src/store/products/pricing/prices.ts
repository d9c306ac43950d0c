import { invalidParam, textOf } from '../../texts/coercions';
import type { Shop } from '../../state/shop';
import { decimalText } from '../../texts/decimal';
import { isEmpty, isNumeric } from '../../texts/php';
import { savedMoment } from './moments';
import { sent, type ProductWrite } from '../writing/product-write';

/** Types whose own prices every save wipes: they show those of others (fact 9). */
export const WITHOUT_OWN_PRICE: readonly string[] = ['variable', 'grouped'];

const PLAIN_DECIMAL = /^-?\d+(\.\d+)?$/;

/** A price text of so many characters has no more digits than a number keeps exactly. */
const EXACT_LENGTH = 15;

/** Takes regular and sale price, and the dates of the sale (facts 4, 6). */
export function applyPrices(write: ProductWrite): void {
  const { draft, shop } = write;
  if (WITHOUT_OWN_PRICE.includes(draft.type) && shop.behaviours.has('variable-price-wiped')) {
    draft.regular_price = draft.sale_price = '';
    draft.sale_from = draft.sale_to = null;
    return;
  }
  for (const field of ['regular_price', 'sale_price'] as const) {
    const value = sent(write, field);
    if (value === undefined || (value === '' && !shop.behaviours.has('empty-clears'))) continue;
    draft[field] = priceText(value, field, shop);
  }
  applySaleDate(write, 'date_on_sale_from', 'sale_from');
  applySaleDate(write, 'date_on_sale_to', 'sale_to');
  if (!shop.behaviours.has('sale-cleared-dates-stay') && write.params['sale_price'] === '')
    draft.sale_from = draft.sale_to = null;
}

/**
 * Takes a sale's date: in the shop's zone, or in UTC where `_gmt` says so, which wins (fact 6).
 */
function applySaleDate(write: ProductWrite, field: string, kept: 'sale_from' | 'sale_to'): void {
  const { draft, shop } = write;
  const { behaviours } = shop;
  const names = behaviours.has('sale-dates-gmt-wins')
    ? [field, `${field}_gmt`]
    : [`${field}_gmt`, field];
  for (const name of names) {
    const value = sent(write, name);
    if (value === undefined) {
      if (write.params[name] === null && !behaviours.has('sale-date-null-ignored'))
        draft[kept] = null;
      continue;
    }
    if (isEmpty(value) && !behaviours.has('sale-date-empty-clears')) continue;
    const moment = savedMoment(value, { field, isGmt: name.endsWith('_gmt'), shop });
    if (moment !== undefined) draft[kept] = moment;
  }
}

/**
 * Price text as WooCommerce reads it: `"19,99"` → `"1999"`, `"1e3"` → `"13"`, `"abc"` → `""`
 * (fact 4).
 */
function priceText(value: unknown, field: string, shop: Shop): string {
  const { behaviours, settings } = shop;
  const refuse = (): never => {
    throw invalidParam(field, `${field} is no price.`);
  };
  let text: unknown = value;
  if (typeof value === 'string') {
    if (value.includes(',') && !behaviours.has('price-comma-dropped'))
      text = value.replace(',', '.');
    if (/^\d+(\.\d+)?e\d+$/i.test(value) && !behaviours.has('price-exponent-mangled'))
      text = String(Number(value));
  }
  const kept = decimalText(text);
  if (kept === '' || PLAIN_DECIMAL.test(kept)) {
    if (kept === '' && textOf(value) !== '' && !behaviours.has('price-garbage-emptied')) refuse();
    if (kept.startsWith('-') && !behaviours.has('price-negative-kept')) refuse();
    return kept === '' || behaviours.has('price-text-as-sent')
      ? kept
      : withDecimals(kept, settings.decimals);
  }
  return kept;
}

/**
 * Compares two price texts by value, exactly; negative where the first is lower. What is no number
 * is compared as text.
 */
export function comparePrices(a: string, b: string): number {
  if (a === b) return 0;
  if (!PLAIN_DECIMAL.test(a) || !PLAIN_DECIMAL.test(b)) return compareAsPhp(a, b);
  // Of so few digits a number holds every one.
  if (a.length <= EXACT_LENGTH && b.length <= EXACT_LENGTH) return Number(a) - Number(b);
  const decimals = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0));
  const [left, right] = [minorUnits(a, decimals), minorUnits(b, decimals)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareAsPhp(a: string, b: string): number {
  const asNumbers = isNumeric(a) && isNumeric(b);
  const [left, right] = asNumbers ? [Number(a), Number(b)] : [a, b];
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
  return decimals === 0
    ? sign + text
    : `${sign}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

function minorUnits(price: string, decimals: number): bigint {
  return BigInt(withDecimals(price, decimals).replace('.', ''));
}
