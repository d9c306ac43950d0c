/** White space that PHP's `trim` takes off. */
const TRIMMED = /^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g;
const NUMERIC = /^[ \t\n\r\v\f]*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?[ \t\n\r\v\f]*$/;
const LEADING_NUMBER = /^[ \t\n\r\v\f]*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/;

/** Numbers of PHP are less than this. */
const MAX_INTEGER = 2 ** 63;

/**
 * A text without white space around it, as PHP's `trim` takes it for such: no-break spaces stay.
 */
export function trimmed(text: string): string {
  return text.replace(TRIMMED, '');
}

/** Whether PHP takes a value for a number: its `is_numeric`. */
export function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && NUMERIC.test(value));
}

/** A value as PHP's `(float)` reads it: of a text what it begins with, else 0. */
export function floatOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return Number(LEADING_NUMBER.exec(value)?.[0] ?? 0);
  if (Array.isArray(value)) return value.length > 0 ? 1 : 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? 1 : 0;
}

/** A value as PHP's `(int)` reads it. */
export function integerOf(value: unknown): number {
  const whole = Math.trunc(floatOf(value));
  if (Math.abs(whole) < MAX_INTEGER) return whole + 0;
  // A text stops at the largest number there is, and a number begins again at the smallest.
  if (typeof value === 'string') return Math.sign(whole) * MAX_INTEGER;
  return Number.isFinite(whole) ? Number(BigInt.asIntN(64, BigInt(whole))) : 0;
}

/** A value as WordPress's `absint` reads it. */
export function countOf(value: unknown): number {
  return Math.abs(integerOf(value));
}

/** Whether PHP takes a value for empty: `''`, `'0'`, 0, false, null and an empty list. */
export function isEmpty(value: unknown): boolean {
  if (
    value === undefined ||
    value === null ||
    value === '' ||
    value === '0' ||
    value === 0 ||
    value === false
  )
    return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** A text without backslashes: one before any sign goes, a doubled one becomes one. */
export function withoutSlashes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\s\S]?)/g, (_whole, next: string) => (next === '0' ? '\0' : next));
}
