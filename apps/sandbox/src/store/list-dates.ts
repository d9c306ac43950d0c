import type { ParamProblem } from './coercions';
import { instantIn, readDate, zoneOffset } from './shop-time';
import type { Shop } from './shop';

type Query = Readonly<Record<string, unknown>>;

/** Filters by a moment: which date of a row they look at, and from which side. */
const FILTERS = [
  { name: 'after', reads: 'createdAt', isAfter: true },
  { name: 'before', reads: 'createdAt', isAfter: false },
  { name: 'modified_after', reads: 'modifiedAt', isAfter: true },
  { name: 'modified_before', reads: 'modifiedAt', isAfter: false },
] as const;

/** What has the dates that lists are filtered by, in milliseconds. */
export interface Dated {
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What is wrong with the moments that a list is to be filtered by: they need a date and a time. */
export function dateProblems(query: Query): ParamProblem[] {
  return FILTERS.filter(({ name }) => query[name] !== undefined)
    .filter(({ name }) => readDate(String(query[name]))?.hasTime !== true)
    .map(({ name }) => ({ field: name, code: 'rest_invalid_date', message: 'Invalid date.', data: null }));
}

/** The part of a shop that a filter by a moment depends on. */
type Zoned = Pick<Shop, 'behaviours' | 'settings'>;

/** Whether a row lies within the moments that a list is filtered by: strictly, in whole seconds (facts.md 25). */
export function dateFilter(query: Query, shop: Zoned): ((row: Dated) => boolean) | null {
  const tests = FILTERS.flatMap(({ name, reads, isAfter }) => {
    const text = query[name];
    if (typeof text !== 'string') return [];
    const limit = Math.floor(filterInstant(text, query['dates_are_gmt'] === 'true', shop) / 1000);
    const isStrict = shop.behaviours.has('modified-after-strict');
    return [
      (row: Dated): boolean => {
        const at = Math.floor(row[reads] / 1000);
        if (at === limit) return !isStrict;
        return isAfter ? at > limit : at < limit;
      },
    ];
  });
  return tests.length === 0 ? null : (row) => tests.every((passes) => passes(row));
}

// A plain text is in the shop's zone, or UTC by the flag; `Z` is right alone and shifted a second time with the flag.
function filterInstant(text: string, isGmt: boolean, { behaviours, settings: { timeZone } }: Zoned): number {
  const read = readDate(text);
  if (read === null) return Number.NaN;
  if (read.offset !== null) {
    const instant = behaviours.has('modified-after-z')
      ? read.wallClock - read.offset
      : instantIn(timeZone, read.wallClock);
    const shifts = isGmt && behaviours.has('modified-after-z-and-flag');
    return shifts ? instant + zoneOffset(instant, timeZone) : instant;
  }
  const isUtc = isGmt ? behaviours.has('modified-after-gmt-flag') : !behaviours.has('modified-after-local');
  return isUtc ? read.wallClock : instantIn(timeZone, read.wallClock);
}
