import type { Behaviours } from './behaviours';
import { invalidParam } from './coercions';
import { instantOfLocal, offsetAt } from './shop-time';

/** When something was made and last changed; instants in milliseconds. */
export interface ListedDates {
  readonly created: number;
  readonly modified: number;
}

const BOUNDS = {
  after: { of: 'created', is: 'later' },
  before: { of: 'created', is: 'earlier' },
  modified_after: { of: 'modified', is: 'later' },
  modified_before: { of: 'modified', is: 'earlier' },
} as const satisfies Record<string, { of: keyof ListedDates; is: 'later' | 'earlier' }>;

/**
 * The filter that `after`, `before`, `modified_after`, `modified_before` and `dates_are_gmt` of a list ask for: strictly
 * later or earlier, in whole seconds (facts.md 25).
 * @throws StoreError 400 for what is no date
 */
export function datesWithin(
  query: Readonly<Record<string, unknown>>,
  zone: string,
  behaviours: Behaviours,
): (dates: ListedDates) => boolean {
  const bounds = Object.entries(BOUNDS).flatMap(([name, bound]) => {
    const text = query[name];
    if (typeof text !== 'string' || text === '') return [];
    const at = momentOf(text, query['dates_are_gmt'] === 'true', zone, behaviours);
    if (Number.isNaN(at)) throw invalidParam(name, 'Invalid date.');
    return [{ ...bound, second: Math.floor(at / 1_000) }];
  });
  return (dates) =>
    bounds.every(({ of, is, second }) => {
      const own = Math.floor(dates[of] / 1_000);
      if (own === second) return !behaviours.has('modified-after-strict');
      return is === 'later' ? own > second : own < second;
    });
}

/** A text with a zone says its instant; yet with `dates_are_gmt` the shop shifts it into its own zone before it reads it as UTC. */
function momentOf(text: string, flagged: boolean, zone: string, behaviours: Behaviours): number {
  const gmt = flagged && behaviours.has('modified-after-gmt-flag');
  const plain = text.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  if (plain !== text && behaviours.has('modified-after-z')) {
    const at = Date.parse(text);
    return gmt && behaviours.has('modified-after-z-and-flag') ? at + offsetAt(at, zone) : at;
  }
  return instantOfLocal(plain, gmt || !behaviours.has('modified-after-local') ? 'UTC' : zone);
}
