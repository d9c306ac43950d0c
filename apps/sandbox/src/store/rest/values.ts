import { integerOf, isNumeric } from '../texts/php';
import { textOf } from '../texts/coercions';
import type { SchemaType } from './schema';

/** A text as WordPress makes a list of it: parts between commas and blanks. */
export function partsOf(value: unknown): string[] {
  return textOf(value)
    .split(/[\s,]+/)
    .filter((part) => part !== '');
}

/** A value as a list of ids, each once: WordPress's `wp_parse_id_list`. */
export function idsOf(value: unknown): number[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : partsOf(value);
  return [...new Set(parts.map((part) => Math.abs(integerOf(part))))];
}

/** A value as a list of texts: WordPress's `wp_parse_list`. */
export function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return partsOf(value);
  return value.filter((part) => typeof part !== 'object' || part === null).map(textOf);
}

/**
 * Whether a value is an object with names, or PHP takes it for one: it makes no difference between
 * lists and objects.
 */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * A value as PHP writes it again: an object whose names are 0, 1, 2 and so on is a list, an empty
 * one as well.
 */
export function phpArrays(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, held]) => [name, phpArrays(held)] as const);
  return isNumbered(value) ? entries.map(([, held]) => held) : Object.fromEntries(entries);
}

/** Whether a value is none of PHP's lists and objects. */
export function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const CHECKS: Readonly<Record<SchemaType, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: isFlag,
  object: (value) => value === '' || isRecord(value),
  array: (value) => Array.isArray(value) || isScalar(value) || isNumbered(value),
  number: isNumeric,
  integer: (value) => isNumeric(value) && Number.isInteger(Number(value)),
  string: (value) => typeof value === 'string',
};

/** Whether WordPress takes a value for one of a type. */
export function isOfType(value: unknown, type: SchemaType): boolean {
  return CHECKS[type](value);
}

/** An object whose names are 0, 1, 2 and so on is a list to PHP; an empty one as well. */
function isNumbered(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).every((name, at) => name === String(at));
}

function isFlag(value: unknown): boolean {
  if (typeof value === 'boolean' || value === 0 || value === 1) return true;
  return typeof value === 'string' && ['false', 'true', '0', '1'].includes(value.toLowerCase());
}
