import fc from 'fast-check';
import { isStrange, reachedBy, windowStart } from './order-window';

const now = new Date('2026-11-24T10:00:00Z');
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const DAY = 24 * 60;

describe('the window of a pull', () => {
  it('begins a quarter of an hour before what was reached, or thirty days back', () => {
    expect(windowStart({ reachedAt: ago(5), now })).toEqual(ago(20));
    expect(windowStart({ reachedAt: null, now })).toEqual(ago(30 * DAY + 15));
  });

  it.each([
    ['the shop’s own time before the first page', { shopTime: ago(2), newest: ago(1) }, ago(2)],
    ['the present, where the shop is a little ahead', { shopTime: ago(-3), newest: null }, now],
    [
      'the newest order, where the shop claims to be 400 days ahead',
      { shopTime: ago(-400 * DAY), newest: ago(9) },
      ago(9),
    ],
    [
      'nothing, where it claims that and has no orders',
      { shopTime: ago(-400 * DAY), newest: null },
      null,
    ],
    [
      'the newest order, where an old answer is served again',
      { shopTime: ago(3 * DAY), newest: ago(1) },
      ago(1),
    ],
    ['the newest order, where the shop does not say', { shopTime: null, newest: ago(4) }, ago(4)],
    [
      'the present at the most, where orders are from the future, too',
      { shopTime: ago(-2 * DAY), newest: ago(-2 * DAY) },
      now,
    ],
  ])('ends at %s', (_, seen, reached) => {
    expect(reachedBy({ ...seen, now })).toEqual(reached);
  });

  it('never ends in the future, whatever the shop says', () => {
    const time = fc.option(fc.date({ noInvalidDate: true }));
    fc.assert(
      fc.property(time, time, (shopTime, newest) => {
        expect((reachedBy({ shopTime, newest, now }) ?? now).getTime()).toBeLessThanOrEqual(
          now.getTime(),
        );
      }),
    );
  });

  it('tells a strange clock', () => {
    expect(isStrange({ shopTime: ago(14), newest: null, now })).toBe(false);
    expect(isStrange({ shopTime: ago(16), newest: null, now })).toBe(true);
    expect(isStrange({ shopTime: ago(-16), newest: null, now })).toBe(true);
    expect(isStrange({ shopTime: null, newest: null, now })).toBe(false);
  });
});
