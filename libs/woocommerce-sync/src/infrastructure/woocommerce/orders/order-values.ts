/**
 * A field's value, or what is wrong with it: `problem` completes the sentence "the shop's field …".
 */
export type Reading<T> = { readonly value: T } | { readonly problem: string };

/** Largest id that the ledger keeps. WordPress counts from 1. */
const LARGEST_ID = 2_147_483_647;

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** What PHP makes of nothing: `null`, `false`, `''`, and an empty list in the place of anything. */
export function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Text, or a number that a plugin made of text. */
export function readText(value: unknown): Reading<string> {
  if (typeof value === 'string') return { value };
  if (typeof value === 'number' && Number.isFinite(value)) return { value: String(value) };
  return isNothing(value) ? { value: '' } : { problem: 'is no text' };
}

/** A decimal number with a dot, as text or as a number; its digits stay as the shop gave them. */
export function readMoney(value: unknown): Reading<string> {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return { problem: absentOr(value, 'is no amount') };
  const trimmed = text.trim();
  return DECIMAL.test(trimmed)
    ? { value: trimmed }
    : { problem: absentOr(text, 'is no decimal number') };
}

/** A number, or text that is one. */
export function readNumber(value: unknown): Reading<number> {
  const number = typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return { value: number };
  return { problem: absentOr(value, 'is no number') };
}

/** An id, as a number or as text. */
export function readId(value: unknown): Reading<number> {
  const read = readNumber(value);
  if ('problem' in read) return { problem: absentOr(value, 'is no id') };
  const isId = Number.isInteger(read.value) && read.value >= 0 && read.value <= LARGEST_ID;
  return isId ? read : { problem: 'is no id' };
}

/** A switch, as JSON, PHP or WooCommerce's options write it. */
export function readFlag(value: unknown): Reading<boolean> {
  switch (value) {
    case true:
    case 'true':
    case 'yes':
    case 1:
    case '1':
      return { value: true };
    case false:
    case 'false':
    case 'no':
    case 0:
    case '0':
      return { value: false };
    default:
      return { problem: absentOr(value, 'is neither true nor false') };
  }
}

/**
 * A time of a `…_gmt` field as ISO 8601 in UTC, to the second: WooCommerce writes
 * `2026-11-22T10:32:35` without a zone (fact 25), databases a blank for the T, others a zone of
 * their own.
 */
export function readUtc(value: unknown): Reading<string> {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(
    typeof value === 'string' ? value.trim() : '',
  );
  const problem = absentOr(value, 'is no time of the form 2026-11-22T10:32:35');
  if (parts === null) return { problem };
  const [, date = '', time = '', zone = 'Z'] = parts;
  const at = new Date(`${date}T${time}Z`);
  // What JavaScript takes for a day of the next month was none.
  if (Number.isNaN(at.getTime()) || !at.toISOString().startsWith(`${date}T${time}`))
    return { problem };
  const utc = new Date(`${date}T${time}${zone}`);
  return Number.isNaN(utc.getTime())
    ? { problem }
    : { value: `${utc.toISOString().slice(0, 19)}Z` };
}

/**
 * The entries of a list. PHP writes a list with gaps, as after a plugin has taken out an entry, as
 * an object with numbers for keys, and leaves out empty ones (fact 41).
 */
export function readList(value: unknown): Reading<readonly unknown[]> {
  if (Array.isArray(value)) return { value };
  if (isNothing(value)) return { value: [] };
  if (!isRecord(value)) return { problem: 'is no list' };
  const keys = Object.keys(value);
  return keys.every((key) => /^\d+$/.test(key))
    ? { value: Object.values(value) }
    : { problem: 'is no list' };
}

/** Whether it is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function absentOr(value: unknown, problem: string): string {
  if (value === undefined) return 'is missing';
  return isNothing(value) ? 'is empty' : problem;
}
