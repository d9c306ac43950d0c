import type { Behaviours } from '../behaviour/behaviours';
import { textOf } from '../texts/coercions';
import type { Params } from '../rest/rest-call';
import { instantIn, offsetAt, readDate } from '../state/shop-time';

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

/** Whether a list is bounded by moments at all. */
export function hasDates(params: Params): boolean {
  return Object.keys(BOUNDS).some((name) => textOf(params[name]) !== '');
}

/**
 * The filter that `after`, `before`, `modified_after`, `modified_before` and `dates_are_gmt` of a
 * list ask for: strictly later or earlier, in whole seconds (fact 25). That they are dates was
 * checked before.
 */
export function datesWithin(
  params: Params,
  zone: string,
  behaviours: Behaviours,
): (dates: ListedDates) => boolean {
  const bounds = Object.entries(BOUNDS).flatMap(([name, bound]) => {
    const text = textOf(params[name]);
    if (text === '') return [];
    const at = momentOf(text, params['dates_are_gmt'] === true, zone, behaviours);
    return [{ ...bound, second: Math.floor(at / 1_000) }];
  });
  return (dates) =>
    bounds.every(({ of, is, second }) => {
      const own = Math.floor(dates[of] / 1_000);
      if (own === second) return !behaviours.has('modified-after-strict');
      return is === 'later' ? own > second : own < second;
    });
}

/**
 * A text with a zone says its instant; yet with `dates_are_gmt` the shop shifts it into its own
 * zone before it reads it as UTC.
 */
function momentOf(text: string, flagged: boolean, zone: string, behaviours: Behaviours): number {
  const { wallClock, offset } = readDate(text) ?? { wallClock: Number.NaN, offset: null };
  const isGmt = flagged && behaviours.has('modified-after-gmt-flag');
  if (offset !== null && behaviours.has('modified-after-z')) {
    const at = wallClock - offset;
    return isGmt && behaviours.has('modified-after-z-and-flag') ? at + offsetAt(at, zone) : at;
  }
  return instantIn(isGmt || !behaviours.has('modified-after-local') ? 'UTC' : zone, wallClock);
}
