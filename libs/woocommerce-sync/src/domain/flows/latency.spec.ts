import fc from 'fast-check';
import { LATENCY_BOUNDS, LATENCY_BUCKETS, latencyAt } from './latency';

/** Counts of all buckets, with these in the first ones. */
const counts = (...first: number[]): number[] =>
  Array.from({ length: LATENCY_BUCKETS }, (_, bucket) => first[bucket] ?? 0);

describe('latencyAt', () => {
  it('is nothing where nothing was counted', () => {
    expect(latencyAt(counts(), 0.5)).toBeNull();
  });

  it('spreads a bucket evenly', () => {
    expect(latencyAt(counts(10, 10), 0.5)).toBe(1);
    expect(latencyAt(counts(10, 10), 0.75)).toBe(1.5);
    expect(latencyAt(counts(0, 0, 0, 4), 1)).toBe(5);
  });

  it('knows of what took longest only that it did', () => {
    expect(latencyAt([...counts().slice(1), 3], 0.5)).toBe(3_600);
  });

  it('is never below that of a smaller part, and within the bounds', () => {
    const histogram = fc.array(fc.nat(1_000), {
      minLength: LATENCY_BUCKETS,
      maxLength: LATENCY_BUCKETS,
    });
    fc.assert(
      fc.property(histogram, (all) => {
        fc.pre(all.some((count) => count > 0));
        const [half, most] = [latencyAt(all, 0.5) ?? NaN, latencyAt(all, 0.95) ?? NaN];
        return 0 <= half && half <= most && most <= (LATENCY_BOUNDS.at(-1) ?? 0);
      }),
    );
  });
});
