import { textOf } from '../../texts/coercions';
import { isSent, type Params } from '../../rest/rest-call';
import { isRecord, phpArrays } from '../../rest/values';
import { integerOf, isEmpty, withoutSlashes } from '../../texts/php';
import type { OrderIds } from '../order-ids';
import type { OrderMeta } from '../store-order';

/** Longest key that the column holds; a row with a longer one is not kept. */
const MAX_KEY_LENGTH = 255;

/**
 * What rows that somebody sends make of the meta data of an order, or of a line: a key that is
 * there is updated, null deletes it, scalars are kept as text (fact 12).
 * @param isInternal which keys the shop keeps to itself: what is written to them is not kept here
 * @param isKept which other keys can be new; a line of an order needs more than `''` and `'0'`
 */
export function keptMeta(
  rows: unknown,
  held: readonly OrderMeta[],
  nextId: () => number,
  isInternal: (key: string) => boolean,
  isKept: (key: string) => boolean = () => true,
): OrderMeta[] {
  let meta: readonly OrderMeta[] = held;
  for (const row of isRecord(rows) ? Object.values(rows) : []) {
    if (!isRecord(row) || !isSent(row['key'])) continue;
    const key = textOf(row['key']);
    if (!isInternal(key)) meta = withRow(meta, row, { key, isKept: isKept(key) }, nextId);
  }
  return [...meta];
}

/** The same for a line of an order. */
export function lineMeta(
  rows: unknown,
  held: readonly OrderMeta[],
  ids: OrderIds,
  isInternal: (key: string) => boolean,
): OrderMeta[] {
  return keptMeta(
    rows,
    held,
    () => ids.metaOfLine(),
    isInternal,
    (key) => !isEmpty(key),
  );
}

function withRow(
  meta: readonly OrderMeta[],
  row: Params,
  { key, isKept }: { readonly key: string; readonly isKept: boolean },
  nextId: () => number,
): readonly OrderMeta[] {
  const id = integerOf(row['id']);
  const value = stored(row['value'] ?? null);
  const known = meta.find((other) => (id === 0 ? other.key === key : other.id === id));
  const others = id === 0 ? meta.filter((other) => other === known || other.key !== key) : meta;
  if (value === null) return others.filter((other) => other !== known);
  if (known !== undefined)
    return others.map((other) => (other === known ? { id: known.id, key, value } : other));
  if (!isKept || key.length > MAX_KEY_LENGTH) return others;
  return [...others, { id: nextId(), key, value }];
}

function stored(value: unknown): unknown {
  return value === null || typeof value === 'object'
    ? phpArrays(value)
    : withoutSlashes(textOf(value));
}
