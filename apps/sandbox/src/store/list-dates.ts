import type { Behaviours } from './behaviours';
import { invalidParams, textOf, type ParamProblem } from './coercions';
import { instantIn, offsetAt, readDate } from './shop-time';

type Query = Readonly<Record<string, unknown>>;

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

/** What is wrong with the moments that a list is bounded by: each needs a date and a time. */
export function dateProblems(query: Query): ParamProblem[] {
  return Object.keys(BOUNDS)
    .filter((name) => textOf(query[name]) !== '')
    .filter((name) => readDate(textOf(query[name]))?.hasTime !== true)
    .map((field) => ({ field, code: 'rest_invalid_date', message: 'Invalid date.', data: null }));
}

/** Whether a list is bounded by moments at all. */
export function hasDates(query: Query): boolean {
  return Object.keys(BOUNDS).some((name) => textOf(query[name]) !== '');
}

/**
 * The filter that `after`, `before`, `modified_after`, `modified_before` and `dates_are_gmt` of a list ask for: strictly
 * later or earlier, in whole seconds (facts.md 25).
 * @throws StoreError 400 for what is no date
 */
export function datesWithin(
  query: Query,
  zone: string,
  behaviours: Behaviours,
): (dates: ListedDates) => boolean {
  const problems = dateProblems(query);
  if (problems.length > 0) throw invalidParams(problems);
  const bounds = Object.entries(BOUNDS).flatMap(([name, bound]) => {
    const text = textOf(query[name]);
    if (text === '') return [];
    const at = momentOf(text, query['dates_are_gmt'] === 'true', zone, behaviours);
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
  const { wallClock, offset } = readDate(text) ?? { wallClock: Number.NaN, offset: null };
  const isGmt = flagged && behaviours.has('modified-after-gmt-flag');
  if (offset !== null && behaviours.has('modified-after-z')) {
    const at = wallClock - offset;
    return isGmt && behaviours.has('modified-after-z-and-flag') ? at + offsetAt(at, zone) : at;
  }
  return instantIn(isGmt || !behaviours.has('modified-after-local') ? 'UTC' : zone, wallClock);
}
