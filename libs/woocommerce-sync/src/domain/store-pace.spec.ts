import fc from 'fast-check';
import {
  gatherForMs,
  INITIAL_PACE,
  paceAfterAnswer,
  paceAfterRateLimit,
  paceAfterStoreFault,
  paceAfterTooHeavy,
  paceAfterTooLarge,
  recentProductsNow,
  type PaceState,
} from './store-pace';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0 };

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
    expect(INITIAL_PACE).toMatchObject({ batchSize: 20, window: 1 });
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

  it('learns nothing from a small call', () => {
    expect(paceAfterAnswer(INITIAL_PACE, 1, 100, LIMITS)).toBe(INITIAL_PACE);
  });

  it('learns from a call that took no time that it took little', () => {
    const pace = paceAfterAnswer(INITIAL_PACE, 20, 0, LIMITS);
    expect(pace).toMatchObject({ msPerItem: 0.05, batchSize: 100 });
    expect(paceAfterAnswer(pace, 100, 2_000, LIMITS).window).toBeGreaterThanOrEqual(1);
  });

  it('makes calls smaller and fewer after a fault of the shop', () => {
    const pace = paceAfterStoreFault({ ...INITIAL_PACE, batchSize: 80, window: 8 });
    expect(pace).toMatchObject({ batchSize: 40, window: 4, leaping: false });
  });

  it('makes fewer calls, not smaller ones, for a shop that counts them', () => {
    const pace = paceAfterRateLimit({ ...INITIAL_PACE, window: 8 });
    expect(pace).toMatchObject({ batchSize: 20, window: 4, leaping: false });
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

  it('makes calls smaller when they are too large', () => {
    expect(paceAfterTooLarge({ ...INITIAL_PACE, batchSize: 100 }, 50).batchSize).toBe(25);
  });

  it('forgets a call that was too heavy: the next products may be lighter', () => {
    const pace = paceAfterTooHeavy({ ...INITIAL_PACE, batchSize: 40 });
    expect(pace).toMatchObject({ batchSize: 20, tooLarge: null });
    expect(paceAfterAnswer(pace, 20, 400, LIMITS).batchSize).toBe(30);
  });

  it('stays within its bounds whatever happens', () => {
    const step = fc.oneof(
      fc
        .oneof(fc.integer({ min: 0, max: 60_000 }), fc.double({ min: 0, max: 1e12, noNaN: true }))
        .map((ms) => (pace: PaceState) => paceAfterAnswer(pace, pace.batchSize, ms, LIMITS)),
      fc.constant(paceAfterStoreFault),
      fc.constant(paceAfterRateLimit),
      fc.constant(paceAfterTooHeavy),
      fc.constant((pace: PaceState) => paceAfterTooLarge(pace, pace.batchSize)),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const pace = steps.reduce((present, next) => next(present), INITIAL_PACE);
        expect(pace.batchSize).toBeGreaterThanOrEqual(1);
        expect(pace.batchSize).toBeLessThanOrEqual(100);
        expect(pace.window).toBeGreaterThanOrEqual(1);
        expect(pace.window).toBeLessThanOrEqual(10);
        expect(pace.msPerItem ?? 0).not.toBeNaN();
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

  it('does not know when the last call was once the clock has stepped back, and waits for nobody', () => {
    expect(gatherForMs({ sinceLastClaimMs: -60_000, recentProducts: 1_000 }, 700)).toBe(0);
    // A moment in the future is that of a claim whose end this one had to wait for.
    expect(gatherForMs({ sinceLastClaimMs: -5, recentProducts: 1_000 }, 700)).toBe(700);
  });

  it('is bounded, and forgets, however long ago the last claim was', () => {
    const day = 86_400_000;
    const since = fc.oneof(
      fc.double({ min: -400 * day, max: 400 * day, noNaN: true }),
      fc.integer({ min: 740_000, max: 2_400_000 }),
    );
    fc.assert(
      fc.property(since, fc.nat(1e9), fc.nat(10_000), (sinceLastClaimMs, recentProducts, gatherMs) => {
        const rhythm = { sinceLastClaimMs, recentProducts };
        const recent = recentProductsNow(rhythm);
        expect(recent).toBeGreaterThanOrEqual(0);
        expect(recent).toBeLessThanOrEqual(recentProducts);
        if (Math.abs(sinceLastClaimMs) > 60_000) expect(recent).toBeLessThan(1);
        const forMs = gatherForMs(rhythm, gatherMs);
        expect(forMs).toBeGreaterThanOrEqual(0);
        expect(forMs).toBeLessThanOrEqual(gatherMs);
      }),
    );
  });
});
