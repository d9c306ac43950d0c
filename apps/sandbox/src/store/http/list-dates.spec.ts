import { Behaviours, type BehaviourName } from '../behaviour/behaviours';
import { datesWithin } from './list-dates';

const MARK = '2026-11-22T10:32:43';
const at = (seconds: number): number => Date.parse(`${MARK}Z`) + seconds * 1_000;

/**
 * Which of what was changed one second, and three hours, after the mark a list with this query has;
 * in a shop two hours ahead of UTC.
 */
const found = (
  query: Record<string, string | boolean>,
  off: readonly BehaviourName[] = [],
): string[] => {
  const within = datesWithin(query, 'Europe/Athens', new Behaviours(off));
  const rows = { exactly: at(0), soon: at(1), later: at(3 * 3_600) };
  return Object.entries(rows)
    .filter(([, modified]) => within({ created: 0, modified }))
    .map(([name]) => name);
};

describe('a list of what was changed after a moment', () => {
  it.each([
    [
      'without a zone, in the shop’s own',
      { modified_after: '2026-11-22T12:32:43' },
      ['soon', 'later'],
    ],
    [
      'without a zone, in UTC by a flag',
      { modified_after: MARK, dates_are_gmt: true },
      ['soon', 'later'],
    ],
    ['with Z', { modified_after: `${MARK}Z` }, ['soon', 'later']],
    ['with an offset', { modified_after: '2026-11-22T11:32:43+01:00' }, ['soon', 'later']],
    [
      'with Z and the flag, shifted twice',
      { modified_after: `${MARK}Z`, dates_are_gmt: true },
      ['later'],
    ],
    ['with fractions, in whole seconds', { modified_after: `${MARK}.900Z` }, ['soon', 'later']],
  ])('reads it %s', (_how, query, rows) => {
    expect(found(query)).toEqual(rows);
  });

  it.each([
    ['modified-after-local', { modified_after: MARK }, ['soon', 'later']],
    [
      'modified-after-gmt-flag',
      { modified_after: MARK, dates_are_gmt: true },
      ['exactly', 'soon', 'later'],
    ],
    ['modified-after-z', { modified_after: `${MARK}Z` }, ['exactly', 'soon', 'later']],
    [
      'modified-after-z-and-flag',
      { modified_after: `${MARK}Z`, dates_are_gmt: true },
      ['soon', 'later'],
    ],
    ['modified-after-strict', { modified_after: `${MARK}Z` }, ['exactly', 'soon', 'later']],
  ] as const)('reads it otherwise with %s off', (name, query, rows) => {
    expect(found(query, [name])).toEqual(rows);
  });

  it('knows summer time', () => {
    const within = datesWithin({ after: '2026-07-01T13:00:00' }, 'Europe/Athens', new Behaviours());
    const created = (text: string) => within({ created: Date.parse(text), modified: 0 });
    expect([created('2026-07-01T10:00:00Z'), created('2026-07-01T10:00:01Z')]).toEqual([
      false,
      true,
    ]);
  });

  it('ends before a moment, too', () => {
    expect(found({ modified_before: `${MARK}Z` })).toEqual([]);
    expect(found({ modified_before: '2026-11-22T10:32:45Z' })).toEqual(['exactly', 'soon']);
  });
});
