import { canonicalAmount, isContent, isEmptyValue } from './order-content';
import type { OrderChange } from '../order-event';
import type { PulledOrder } from '../pulled-order';

type Fields = Readonly<Record<string, unknown>>;

/** Of which a shop may have some, and others tomorrow. */
const OPEN = 'customFields';

/** By what the entries of a list are known, first to last. */
const KEYS = ['lineId', 'rateId', 'rateCode', 'code'];

/**
 * What the shop says otherwise of an order than it did. A field that is missing in `before`, as one
 * that an earlier version did not read, is no change.
 * @example changesBetween(order, { ...order, status: 'completed' })
 * // [{ field: 'status', before: 'processing', after: 'completed' }]
 */
export function changesBetween(before: PulledOrder, after: PulledOrder): OrderChange[] {
  return ofFields('', null, { ...before }, { ...after });
}

function ofFields(path: string, list: string | null, before: Fields, after: Fields): OrderChange[] {
  return Object.keys(after).flatMap((name) =>
    Object.hasOwn(before, name) && isContent(name, list)
      ? ofValue(below(path, name), name, before[name], after[name])
      : [],
  );
}

/** Fields of which any may come and go. */
function ofOpenFields(path: string, before: Fields, after: Fields): OrderChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) =>
    ofValue(below(path, name), name, before[name] ?? null, after[name] ?? null),
  );
}

function ofValue(path: string, name: string, before: unknown, after: unknown): OrderChange[] {
  if (isEmptyValue(before) && isEmptyValue(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return ofList(path, name, before, after);
  if (isFields(before) && isFields(after))
    return name === OPEN ? ofOpenFields(path, before, after) : ofFields(path, null, before, after);
  const isSame =
    canonicalAmount(name, before) === canonicalAmount(name, after) ||
    JSON.stringify(before) === JSON.stringify(after);
  return isSame ? [] : [{ field: path, before, after }];
}

function ofList(
  path: string,
  name: string,
  before: readonly unknown[],
  after: readonly unknown[],
): OrderChange[] {
  const [was, is] = [byKey(before), byKey(after)];
  const changed = [...is].flatMap(([key, entry]) => {
    const field = below(path, key);
    const earlier = was.get(key);
    if (earlier === undefined) return [{ field, before: null, after: entry }];
    return isFields(earlier) && isFields(entry)
      ? ofFields(field, name, earlier, entry)
      : ofValue(field, name, earlier, entry);
  });
  const gone = [...was].filter(([key]) => !is.has(key));
  return [
    ...changed,
    ...gone.map(([key, entry]) => ({ field: below(path, key), before: entry, after: null })),
  ];
}

/** Entries by what they are known by; by their place where that is missing, or not theirs alone. */
function byKey(entries: readonly unknown[]): Map<string, unknown> {
  const keyed = new Map<string, unknown>();
  for (const [place, entry] of entries.entries()) {
    const key = isFields(entry) ? keyOf(entry) : null;
    keyed.set(key === null || keyed.has(key) ? String(place) : key, entry);
  }
  return keyed;
}

function keyOf(entry: Fields): string | null {
  for (const name of KEYS) {
    const value = entry[name];
    if ((typeof value === 'number' && value > 0) || (typeof value === 'string' && value !== ''))
      return `#${value}`;
  }
  return null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
