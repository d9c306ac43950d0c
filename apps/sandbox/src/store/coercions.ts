import { StoreError } from './store-error';

/** Whether the schema of a single call checks the values; items of a batch skip it (facts.md 16). */
export type Strictness = 'single' | 'batch';

/** Price text as WooCommerce reads it: `"19,99"` → `"1999"`, `"1e3"` → `"13"`, `"abc"` → `""`, `"-5"` stays (facts.md 4). */
export function coercedPrice(value: unknown, field: string, strictness: Strictness): string {
  if (typeof value !== 'string' && strictness === 'single')
    throw invalidParam(field, `${field} is not of type string.`);
  const text = textOf(value);
  const kept = text.replace(/[^\d.-]/g, '');
  return kept === '' || Number.isNaN(Number.parseFloat(kept)) ? '' : kept;
}

/** A quantity: whole numbers and their text; anything else is refused on a single call and 0 in a batch (facts.md 7, 16). */
export function coercedQuantity(value: unknown, strictness: Strictness): number {
  if (value === null) return 0;
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
  if (strictness === 'single') throw invalidParam('stock_quantity', 'stock_quantity is not of type integer.');
  return Math.trunc(Number(value)) || 0;
}

/** The instant of a `_gmt` text, in milliseconds; `''` clears; garbage is the start of 1970 (facts.md 6). */
export function gmtInstant(value: unknown): number | null {
  if (value === '' || value === null) return null;
  const text = textOf(value).replace(/Z$/, '');
  const at = Date.parse(`${text.length === 10 ? `${text}T00:00:00` : text}Z`);
  return Number.isNaN(at) ? 0 : at;
}

/** WordPress's refusal of one parameter. */
export function invalidParam(field: string, message: string, code = 'rest_out_of_bounds'): StoreError {
  return new StoreError(400, 'rest_invalid_param', `Invalid parameter(s): ${field}`, {
    params: { [field]: message },
    details: { [field]: { code, message, data: null } },
  });
}

/** SKUs are compared without case, accents and trailing spaces (facts.md 10). */
export function foldedSku(sku: string): string {
  return sku
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trimEnd();
}

/** A slug as WordPress makes it of a name. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A value as PHP's `(string)` makes text of it; what has no text is `''`. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
