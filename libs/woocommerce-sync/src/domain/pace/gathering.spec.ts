import fc from 'fast-check';
import { gatherForMs, recentProductsNow } from './gathering';

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
      fc.property(
        since,
        fc.nat(1e9),
        fc.nat(10_000),
        (sinceLastClaimMs, recentProducts, gatherMs) => {
          const rhythm = { sinceLastClaimMs, recentProducts };
          const recent = recentProductsNow(rhythm);
          expect(recent).toBeGreaterThanOrEqual(0);
          expect(recent).toBeLessThanOrEqual(recentProducts);
          if (Math.abs(sinceLastClaimMs) > 60_000) expect(recent).toBeLessThan(1);
          const forMs = gatherForMs(rhythm, gatherMs);
          expect(forMs).toBeGreaterThanOrEqual(0);
          expect(forMs).toBeLessThanOrEqual(gatherMs);
        },
      ),
    );
  });
});
