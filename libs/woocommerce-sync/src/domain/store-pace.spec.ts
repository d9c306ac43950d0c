import fc from 'fast-check';
import {
  gatherForMs,
  INITIAL_PACE,
  paceAfterAnswer,
  paceAfterErpFault,
  paceAfterProbe,
  paceAfterRateLimit,
  paceAfterStoreFault,
  paceAfterTooHeavy,
  paceAfterTooLarge,
  type PaceState,
} from './store-pace';
import { NOON } from './testing/builders';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0 };
const FAULT = { code: 'STORE_TIMEOUT', message: 'no answer', at: NOON };

/** A shop with so many PHP workers, 60 ms per call and 20 ms per product; calls beyond the workers wait. */
function shop(workers: number): (pace: PaceState) => PaceState {
  return (pace) => {
    const callMs = (60 + 20 * pace.batchSize) * Math.max(1, Math.floor(pace.window) / workers);
    return paceAfterAnswer(pace, pace.batchSize, callMs, LIMITS);
  };
}

function after(rounds: number, step: (pace: PaceState) => PaceState): PaceState {
  let pace = INITIAL_PACE;
  for (let round = 0; round < rounds; round += 1) pace = step(pace);
  return pace;
}

describe('store pace', () => {
  it('starts with one call of 20', () => {
    expect(INITIAL_PACE).toMatchObject({ batchSize: 20, window: 1, phase: 'closed' });
  });

  it('fills batches up as long as the time per product does not rise', () => {
    expect(after(30, shop(8)).batchSize).toBe(100);
  });

  it('settles near the number of calls that the shop works on at once', () => {
    for (const workers of [1, 2, 4]) {
      const calls = Math.floor(after(1_000, shop(workers)).window);
      expect(calls).toBeGreaterThanOrEqual(workers);
      expect(calls).toBeLessThanOrEqual(workers + 2);
    }
  });

  it('keeps calls within the target time', () => {
    const slow = (pace: PaceState): PaceState =>
      paceAfterAnswer(pace, pace.batchSize, pace.batchSize * 200, LIMITS);
    expect(after(50, slow).batchSize).toBe(25);
  });

  it('learns nothing from a small call but that the shop answers', () => {
    const pace = { ...INITIAL_PACE, phase: 'half-open' as const, faultsInARow: 3 };
    expect(paceAfterAnswer(pace, 1, 100, LIMITS)).toEqual({ ...pace, phase: 'closed', faultsInARow: 0 });
  });

  it('halves once, and pauses 2, 4, 8 … 60 seconds while the shop is unwell', () => {
    let pace: PaceState = { ...INITIAL_PACE, batchSize: 80, window: 8 };
    const pauses = [1, 2, 3, 4, 5, 6, 7].map(() => {
      pace = paceAfterStoreFault({ ...pace, pausedUntil: null }, FAULT, 0.5);
      return (pace.pausedUntil!.getTime() - NOON.getTime()) / 1000;
    });
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(pace).toMatchObject({ phase: 'open', batchSize: 40, window: 4 });
  });

  it('halves again when the shop falters again after a probe', () => {
    const first = paceAfterStoreFault({ ...INITIAL_PACE, batchSize: 80, window: 8 }, FAULT, 0.5);
    expect(paceAfterStoreFault(paceAfterProbe(first), FAULT, 0.5)).toMatchObject({
      batchSize: 20,
      window: 2,
    });
  });

  it('makes fewer calls, not smaller ones, for a shop that counts them, and waits as long as it asks', () => {
    const pace = paceAfterRateLimit({ ...INITIAL_PACE, window: 8 }, FAULT, 3_600_000, 0.5);
    expect(pace).toMatchObject({ phase: 'open', batchSize: 20, window: 4, leaping: false });
    expect(pace.pausedUntil).toEqual(new Date(NOON.getTime() + 3_600_000));
  });

  it('keeps the longest pause of calls that failed together', () => {
    const first = paceAfterRateLimit(INITIAL_PACE, FAULT, 60_000, 0.5);
    expect(paceAfterRateLimit(first, FAULT, null, 0.5).pausedUntil).toEqual(first.pausedUntil);
  });

  it('does not blame the shop for the ERP', () => {
    const pace = paceAfterErpFault({ ...INITIAL_PACE, batchSize: 80 }, FAULT, 0.5);
    expect(pace).toMatchObject({ phase: 'closed', batchSize: 80, faultsInARow: 1 });
    expect(pace.pausedUntil).toEqual(new Date(NOON.getTime() + 2_000));
  });

  it('flows again after the probe', () => {
    const pace = paceAfterProbe(paceAfterStoreFault(INITIAL_PACE, FAULT, 0.5));
    expect(pace).toMatchObject({ phase: 'closed', pausedUntil: null, faultsInARow: 0, batchSize: 10 });
  });

  it('grows batches in leaps until the time per product rises, then by ten', () => {
    const first = paceAfterAnswer({ ...INITIAL_PACE, batchSize: 4 }, 4, 4 * 20, LIMITS);
    expect(first).toMatchObject({ batchSize: 20, leaping: true });
    const risen = paceAfterAnswer(first, 20, 20 * 30, LIMITS);
    expect(risen).toMatchObject({ batchSize: 30, leaping: false });
  });

  it('leaps no further than what fits into the target time', () => {
    expect(paceAfterAnswer(INITIAL_PACE, 20, 20 * 20, LIMITS).batchSize).toBe(100);
    expect(paceAfterAnswer(INITIAL_PACE, 20, 20 * 100, LIMITS).batchSize).toBe(50);
  });

  it('finds the largest call that the shop takes, and stays below what it refused', () => {
    let pace = INITIAL_PACE;
    let refusals = 0;
    for (let call = 0; call < 60; call += 1) {
      const refused = pace.batchSize > 10;
      if (refused) refusals += 1;
      pace = refused
        ? paceAfterTooLarge(pace, pace.batchSize)
        : paceAfterAnswer(pace, pace.batchSize, pace.batchSize * 20, LIMITS);
    }
    expect(pace.batchSize).toBe(10);
    expect(refusals).toBeLessThan(6);
  });

  it('makes calls smaller without a pause when they are too large', () => {
    expect(paceAfterTooLarge({ ...INITIAL_PACE, batchSize: 100 }, 50)).toMatchObject({
      batchSize: 25,
      pausedUntil: null,
    });
  });

  it('forgets a call that was too heavy: the next products may be lighter', () => {
    const pace = paceAfterTooHeavy({ ...INITIAL_PACE, batchSize: 40 });
    expect(pace).toMatchObject({ batchSize: 20, tooLarge: null, phase: 'closed', pausedUntil: null });
    expect(paceAfterAnswer(pace, 20, 400, LIMITS).batchSize).toBe(30);
  });

  it('stays within its bounds whatever happens', () => {
    const step = fc.oneof(
      fc
        .integer({ min: 1, max: 60_000 })
        .map((ms) => (pace: PaceState) => paceAfterAnswer(pace, pace.batchSize, ms, LIMITS)),
      fc.constant((pace: PaceState) => paceAfterStoreFault(pace, FAULT, 0.5)),
      fc.constant((pace: PaceState) => paceAfterRateLimit(pace, FAULT, null, 0.5)),
      fc.constant(paceAfterProbe),
      fc.constant((pace: PaceState) => paceAfterTooLarge(pace, pace.batchSize)),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const pace = steps.reduce((present, next) => next(present), INITIAL_PACE);
        expect(pace.batchSize).toBeGreaterThanOrEqual(1);
        expect(pace.batchSize).toBeLessThanOrEqual(100);
        expect(pace.window).toBeGreaterThanOrEqual(1);
        expect(pace.window).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('gathering', () => {
  it('lets a single change go at once', () => {
    expect(gatherForMs({ sinceLastClaimMs: null, recentProducts: 0 }, 700)).toBe(0);
    expect(gatherForMs({ sinceLastClaimMs: 20, recentProducts: 2 }, 700)).toBe(0);
  });

  it('waits out the time since the last call while changes stream in', () => {
    expect(gatherForMs({ sinceLastClaimMs: 100, recentProducts: 70 }, 700)).toBe(600);
    expect(gatherForMs({ sinceLastClaimMs: 800, recentProducts: 70 }, 700)).toBe(0);
  });

  it('forgets a stream that has ended', () => {
    expect(gatherForMs({ sinceLastClaimMs: 5_000, recentProducts: 100 }, 10_000)).toBe(0);
  });

  it('never waits where the operator does not want it', () => {
    expect(gatherForMs({ sinceLastClaimMs: 1, recentProducts: 1_000 }, 0)).toBe(0);
  });
});
