/** Texts are shown up to this length, in characters. */
const LONGEST_TEXT = 2_000;

/** Lists up to so many entries, and so deep. */
const MOST_ENTRIES = 100;
const DEEPEST = 6;

/** A value as a page shows it: long texts and lists in part, whatever an ERP or a shop says. */
export function bounded(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (value instanceof Date) return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value))
    return value.slice(0, MOST_ENTRIES).map((one: unknown) => bounded(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_ENTRIES)
      .map(([name, one]: [string, unknown]) => [name, bounded(one, depth + 1)]),
  );
}
