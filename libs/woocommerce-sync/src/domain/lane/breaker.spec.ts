import fc from 'fast-check';
import { the } from '../../../../../test/support/the';
import {
  breakerAfterAnswer,
  breakerAfterFault,
  breakerLifted,
  breakerOnTrial,
  CLOSED,
  pauseLeftMs,
  type Breaker,
} from './breaker';
import { NOON } from '../testing/builders';

const MAX_PAUSE_MS = 900_000;
const DAY_MS = 86_400_000;

const later = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1_000);

const fault = (breaker: Breaker, at = NOON, askedMs: number | null = null, chance = 0.5): Breaker =>
  breakerAfterFault(
    breaker,
    { code: 'STORE_TIMEOUT', message: 'no answer', at },
    { askedMs, maxPauseMs: MAX_PAUSE_MS, chance },
  );

/** What a try that fails leaves, when the pause before it was over. */
const failedTry = (breaker: Breaker): Breaker => fault(breakerOnTrial(breaker), the(breaker.until));

describe('a breaker', () => {
  it('pauses 2, 4, 8 … 60 seconds while each try fails', () => {
    let breaker = fault(CLOSED);
    const pauses = [1, 2, 3, 4, 5, 6, 7].map(() => {
      const seconds = (the(breaker.until).getTime() - the(breaker.lastFault).at.getTime()) / 1_000;
      breaker = failedTry(breaker);
      return seconds;
    });
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(breaker).toMatchObject({ phase: 'open', since: NOON, faultsInARow: 8 });
  });

  it('counts the faults of calls that were out together once, and keeps the longest pause among them', () => {
    const together = [later(0.1), later(0.2), later(0.3)].reduce(
      (breaker, at) => fault(breaker, at),
      fault(CLOSED),
    );
    expect(together).toMatchObject({ faultsInARow: 1, since: NOON, until: later(2.3) });
    const asked = fault(CLOSED, NOON, 60_000);
    expect(fault(asked, later(1))).toMatchObject({ until: later(60), askedMs: 60_000 });
  });

  it('waits as long as it is asked to, within bounds, and says what it was asked for', () => {
    expect(fault(CLOSED, NOON, 120_000)).toMatchObject({ until: later(120), askedMs: 120_000 });
    expect(fault(CLOSED, NOON, 0)).toMatchObject({ until: later(2), askedMs: 0 });
    const year = 365 * DAY_MS;
    expect(fault(CLOSED, NOON, year)).toMatchObject({ until: later(900), askedMs: year });
  });

  it('is not closed by what left before the pause, but by a try', () => {
    const open = fault(CLOSED, NOON, 60_000);
    expect(breakerAfterAnswer(open)).toBe(open);
    expect(breakerAfterAnswer(breakerOnTrial(open))).toEqual({
      ...CLOSED,
      lastFault: open.lastFault,
    });
    expect(breakerAfterAnswer(CLOSED)).toBe(CLOSED);
  });

  it('lets a try go out at once when a person lifts the pause, and begins anew with short ones', () => {
    const open = failedTry(fault(CLOSED, NOON, DAY_MS));
    const soon = new Date(the(open.lastFault).at.getTime() + 1_000);
    const lifted = breakerLifted(open, soon);
    expect(pauseLeftMs(open, soon)).toBe(3_000);
    expect(pauseLeftMs(lifted, soon)).toBe(0);
    expect(lifted).toMatchObject({ phase: 'open', askedMs: null, lastFault: open.lastFault });
    expect(pauseLeftMs(fault(breakerOnTrial(lifted), soon), soon)).toBe(2_000);
    expect(breakerLifted(CLOSED, later(1))).toBe(CLOSED);
  });

  it('spreads pauses by a fifth', () => {
    expect(fault(CLOSED, NOON, null, 0).until).toEqual(later(1.6));
    expect(the(fault(CLOSED, NOON, null, 0.999999).until).getTime()).toBeCloseTo(
      later(2.4).getTime(),
      -1,
    );
  });

  it('pauses no longer than it may, and says so in dates that exist, whatever happens and however the clock steps', () => {
    const event = fc.record({
      kind: fc.constantFrom('fault', 'answer', 'trial', 'lift'),
      stepMs: fc.oneof(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }),
      ),
      askedMs: fc.option(
        fc.oneof(fc.nat(120_000), fc.double({ min: 0, max: 3.2e12, noNaN: true })),
      ),
      chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let breaker = CLOSED;
        let now = NOON;
        for (const { kind, stepMs, askedMs, chance } of events) {
          now = new Date(now.getTime() + stepMs);
          if (kind === 'fault') breaker = fault(breaker, now, askedMs, chance);
          else if (kind === 'answer') breaker = breakerAfterAnswer(breaker);
          else if (kind === 'lift') breaker = breakerLifted(breaker, now);
          else if (breaker.phase !== 'closed' && pauseLeftMs(breaker, now) === 0)
            breaker = breakerOnTrial(breaker);

          const left = pauseLeftMs(breaker, now);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(MAX_PAUSE_MS + 60_000);
          if (kind === 'fault') expect(left).toBeGreaterThan(0);
          if (breaker.phase === 'closed')
            expect(breaker).toEqual({ ...CLOSED, lastFault: breaker.lastFault });
          else
            expect(JSON.parse(JSON.stringify(breaker))).toMatchObject({
              until: expect.any(String),
            });
        }
      }),
    );
  });
});
