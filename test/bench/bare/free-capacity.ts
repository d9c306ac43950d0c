import { type JournalView, type ShopModel, writeCallsOf } from '../world/bench-shop';

const SECOND_MS = 1_000;
const FULL_BATCH = 100;
/** Rates smooth over so many seconds when it is asked whether they are back. */
const CALM_SECONDS = 3;
/** What counts for full speed. */
const NEARLY_ALL = 0.9;

/** Items per second that the shop could do, when it made noise since `quietAt`, in milliseconds. */
export class FreeCapacity {
  constructor(
    private readonly model: ShopModel,
    private readonly quietAt: number,
  ) {}

  /** With batches of 100, from one moment to another: what the others leave of the cores. */
  items(from: number, to: number): number {
    const { perCall, perUpdateTrimmed, cores, noise } = this.model;
    const eachMs = perCall / FULL_BATCH + perUpdateTrimmed;
    const loudMs = this.loudMs(from, to);
    // Calls on all cores share them evenly with the others.
    const left = cores / (cores + (noise?.others ?? 0));
    return ((to - from - loudMs + loudMs * left) * cores) / eachMs;
  }

  /** When the noise begins or ends, up to this moment. */
  ends(to: number): number[] {
    const { noise } = this.model;
    if (noise === undefined) return [];
    const turnMs = (noise.quietSeconds + noise.loudSeconds) * SECOND_MS;
    const turns = Math.max(0, Math.floor((to - this.quietAt) / turnMs));
    return Array.from({ length: turns }, (_, turn) => this.quietAt + (turn + 1) * turnMs);
  }

  private loudMs(from: number, to: number): number {
    const { noise } = this.model;
    if (noise === undefined) return 0;
    const [quietMs, loudMs] = [noise.quietSeconds * SECOND_MS, noise.loudSeconds * SECOND_MS];
    const until = (moment: number): number => {
      const passed = Math.max(0, moment - this.quietAt);
      const turns = Math.floor(passed / (quietMs + loudMs));
      return turns * loudMs + Math.max(0, (passed % (quietMs + loudMs)) - quietMs);
    };
    return until(to) - until(from);
  }
}

/** Items by second from a moment on; a call's items are spread evenly over its time. */
export function itemsBySecond(journal: JournalView, from: number, seconds: number): number[] {
  const bins = Array<number>(seconds).fill(0);
  for (const { startedAt, endedAt, writes } of writeCallsOf(journal)) {
    const [start, end] = [startedAt - from, (endedAt ?? startedAt) - from];
    for (let bin = Math.max(0, Math.floor(start / SECOND_MS)); bin < seconds; bin += 1) {
      const shared = Math.min(end, (bin + 1) * SECOND_MS) - Math.max(start, bin * SECOND_MS);
      if (shared <= 0) break;
      bins[bin] = (bins[bin] ?? 0) + (writes * shared) / Math.max(1, end - start);
    }
  }
  return bins;
}

/** The least of items ÷ what could have been, over all windows of so many seconds. */
export function leastRatio(
  items: readonly number[],
  free: readonly number[],
  seconds: number,
): number {
  const starts = Math.max(0, items.length - seconds + 1);
  const ratios = Array.from({ length: starts }, (_, start) => ratioOf(items, free, start, seconds));
  return Math.min(...ratios);
}

/** Seconds until nearly all of what could be done is done; null where it never is. */
export function secondsUntilFull(
  items: readonly number[],
  free: readonly number[],
  from: number,
): number | null {
  for (let second = from; second + CALM_SECONDS <= items.length; second += 1) {
    if (ratioOf(items, free, second, CALM_SECONDS) >= NEARLY_ALL) return second - from;
  }
  return null;
}

function ratioOf(
  items: readonly number[],
  free: readonly number[],
  start: number,
  seconds: number,
): number {
  const sum = (values: readonly number[]): number =>
    values.slice(start, start + seconds).reduce((total, value) => total + value, 0);
  return sum(items) / sum(free);
}
