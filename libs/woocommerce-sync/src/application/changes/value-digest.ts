import { createHash } from 'node:crypto';
import { canonicalDecimal } from '../../domain/fields/decimal';
import type { WatchedField } from '../../domain/changes/product-change';

/** Fields whose texts are numbers: "99.9" and "99.90" are one price. */
const OF_NUMBERS: readonly WatchedField[] = ['price', 'dimensions'];

/** The same for values of a field that mean the same, in whatever order they are written. */
export function digestOf(field: WatchedField, value: unknown): string {
  const canonical = canonicalForm(value, OF_NUMBERS.includes(field));
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex').slice(0, 32);
}

function canonicalForm(value: unknown, isOfNumbers: boolean): unknown {
  if (typeof value === 'string') return isOfNumbers ? canonicalDecimal(value) : value;
  if (Array.isArray(value)) return value.map((one: unknown) => canonicalForm(one, isOfNumbers));
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value)
    .map(([name, one]): [string, unknown] => [name, canonicalForm(one, isOfNumbers)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries;
}
