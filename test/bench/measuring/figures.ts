/** Middle and tail of a list of durations, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** What one scenario measured; null is a figure that it does not have. */
export interface Figures {
  readonly scenario: string;
  /** Changes that were asked for. */
  readonly offered: number | null;
  /** Changes that the shop has, by themselves or by a newer one of the same product. */
  readonly delivered: number | null;
  /** Changes that ended without a write, as the shop was right already. */
  readonly skipped: number | null;
  /** Changes that a newer one of the same product made needless before they were written. */
  readonly superseded: number | null;
  readonly writeCalls: number | null;
  /** Fewest calls that could have done it; what it counts stands with each scenario. */
  readonly lowerLimitCalls: number | null;
  readonly productsPerCall: number | null;
  /**
   * From the moment at which the change was due to arrive until the shop had answered its write.
   */
  readonly latencyMs: Latency | null;
  /** Middle time of the shop's write calls, as the shop saw them. */
  readonly storeCallMs: number | null;
  /** Changes that came later than the promise for a price, or never. */
  readonly slaMissed: number | null;
  /** Items still to be delivered when the load ended. */
  readonly backlogEnd: number | null;
  readonly itemsPerSecond: number | null;
  /** What the shop bears: a bare loop of full batches at its best concurrency, in the same run. */
  readonly storeCapacityPerSecond: number | null;
  /** What the plain design reaches on the same shop: one call per item, ten at a time. */
  readonly baselineItemsPerSecond: number | null;
  /** Processor time of all processes of the service. */
  readonly cpuMsPerItem: number | null;
  readonly sqlPerItem: number | null;
  /** The largest that any process of the service was, over its whole life. */
  readonly peakRssMb: number | null;
  readonly wallSeconds: number;
  /** Figures that only this scenario has, by name. */
  readonly own: Readonly<Record<string, number>>;
  /** What else a reader has to know, such as the ratio that the scenario is about. */
  readonly notes: readonly string[];
}

const NONE = {
  offered: null,
  delivered: null,
  skipped: null,
  superseded: null,
  writeCalls: null,
  lowerLimitCalls: null,
  productsPerCall: null,
  latencyMs: null,
  storeCallMs: null,
  slaMissed: null,
  backlogEnd: null,
  itemsPerSecond: null,
  storeCapacityPerSecond: null,
  baselineItemsPerSecond: null,
  cpuMsPerItem: null,
  sqlPerItem: null,
  peakRssMb: null,
} as const;

/** Figures with null for all that is not given. */
export function figuresOf(
  known: Partial<Figures> & Pick<Figures, 'scenario' | 'wallSeconds'>,
): Figures {
  return { ...NONE, own: {}, notes: [], ...known };
}

/** Middle and tail by the nearest rank; null of nothing. */
export function latencyOf(durations: readonly number[]): Latency | null {
  if (durations.length === 0) return null;
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number): number =>
    rounded(
      sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? 0,
    );
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Three decimals for small numbers, one for large ones: more is noise. */
export function rounded(value: number): number {
  const factor = Math.abs(value) < 10 ? 1_000 : 10;
  return Math.round(value * factor) / factor;
}
