/**
 * Upper ends of the buckets in which latencies are counted, in seconds; what takes longer than the
 * last is in one more. Never changed: what was counted is kept by these.
 */
export const LATENCY_BOUNDS: readonly number[] = [
  1, 2, 3, 5, 8, 13, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1_800, 3_600,
];

/** How many buckets there are. */
export const LATENCY_BUCKETS = LATENCY_BOUNDS.length + 1;

/**
 * The latency that this part of all that was counted stayed below, in seconds: as if what is in a
 * bucket were spread over it evenly. Null where nothing was counted.
 * @param counts how many there are in each bucket
 * @param part in (0, 1], as 0.95
 * @example latencyAt([10, 10, 0, …], 0.75) // 1.5
 */
export function latencyAt(counts: readonly number[], part: number): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let below = 0;
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && below + count >= all * part) {
      const from = LATENCY_BOUNDS[bucket - 1] ?? 0;
      const to = LATENCY_BOUNDS[bucket] ?? from;
      const within = (all * part - below) / count;
      return Math.round((from + (to - from) * within) * 10) / 10;
    }
    below += count;
  }
  return LATENCY_BOUNDS.at(-1) ?? null;
}
