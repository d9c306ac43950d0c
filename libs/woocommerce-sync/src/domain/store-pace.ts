/** Bounds that the operator sets; the pace adapts within them. */
export interface PaceLimits {
  /** Most products in one call, 1 to 100. */
  readonly maxBatchSize: number;
  /** Most calls in flight at once, over all processes together. */
  readonly maxWindow: number;
  /** How long one call may take before calls are made smaller, in milliseconds. */
  readonly targetCallMs: number;
  /** While changes stream in, how long the lane gathers them into one call after the last; 0 for never, in milliseconds. */
  readonly gatherMs: number;
}

/** How a shop's calls have followed each other lately. */
export interface LaneRhythm {
  /** Since the last claim, in milliseconds, by the database's clock; null before the first. */
  readonly sinceLastClaimMs: number | null;
  /** Products claimed of late, as of the last claim. */
  readonly recentProducts: number;
}

/** The adaptive limits of one shop, shared by all processes. */
export interface PaceState {
  readonly batchSize: number;
  /** Calls that may be in flight at once; grows in fractions, and its whole part counts. */
  readonly window: number;
  /** Whether batches still grow in leaps, as nothing has shown yet what the shop bears. */
  readonly leaping: boolean;
  /** The smallest call that the shop refused for its size (413); null while it refused none. */
  readonly tooLarge: number | null;
  /** Smoothed time per product of recent calls, in milliseconds; null before the first. */
  readonly msPerItem: number | null;
  /** The best smoothed time per product: what the shop needs when our own calls do not wait for each other. */
  readonly bestMsPerItem: number | null;
}

/** A new shop starts with one call of 20 products: near the throughput of 100 at a fifth of the wait (facts.md 32). */
export const INITIAL_PACE: PaceState = {
  batchSize: 20,
  window: 1,
  leaping: true,
  tooLarge: null,
  msPerItem: null,
  bestMsPerItem: null,
};

const SMOOTHING = 0.3;
const BATCH_STEP = 10;
/** From 20 to 100 in one step, where that fits into the target time: small calls are dear. */
const FIRST_GROWTH = 5;
/** A time per product so much above its best says that larger calls do not help. */
const RISING = 1.2;
/** Waiting pays when it may bring at least so many more products into the call. */
const WORTH_GATHERING = 10;
const SECOND_MS = 1_000;
/** With fewer of our calls waiting inside the shop than this, one more may fly; it keeps the shop busy between answers. */
const QUEUE_TOO_SHORT = 1;
const QUEUE_TOO_LONG = 2;
/** How far in the future a claim may seem to be and still be the last one: it was made while another waited for its turn. */
const JUST_NOW_MS = 1_000;

/**
 * Books a call that the shop answered: `items` products in `ms` milliseconds. Full calls teach. The batch grows in leaps
 * until the time per product rises, then by ten, until a call takes its target time. The window follows TCP Vegas (Brakmo
 * and Peterson, 1995): the time per product above its best tells how many of our calls wait inside the shop; fewer than
 * one, and the window grows; over two, it shrinks.
 */
export function paceAfterAnswer(pace: PaceState, items: number, ms: number, limits: PaceLimits): PaceState {
  // A small call says little: its fixed cost outweighs the products in it.
  if (items < Math.max(1, pace.batchSize / 2)) return pace;

  // Measured in whole milliseconds: none is nearly one.
  const observed = Math.max(1, ms) / items;
  const msPerItem =
    pace.msPerItem === null ? observed : pace.msPerItem + SMOOTHING * (observed - pace.msPerItem);
  // A call that flies alone waits for none of ours: what it takes is the best there is, even if it was better once.
  const bestMsPerItem = pace.window < 2 ? msPerItem : Math.min(msPerItem, pace.bestMsPerItem ?? msPerItem);
  const waiting = pace.window * (1 - bestMsPerItem / Math.max(msPerItem, Number.MIN_VALUE));
  const step = waiting < QUEUE_TOO_SHORT ? 1 : waiting > QUEUE_TOO_LONG ? -1 : 0;
  // A call that took longer than the average says at once that the next has to be smaller.
  const fitting = Math.max(1, Math.floor(limits.targetCallMs / Math.max(msPerItem, observed)));
  const leaping = pace.leaping && observed <= RISING * (pace.msPerItem ?? observed);
  return {
    ...pace,
    msPerItem,
    bestMsPerItem,
    leaping,
    batchSize: clamp(Math.min(grown(pace, items, leaping), fitting), limits.maxBatchSize),
    // One step per round of calls, as all of a round were sent under the same window.
    window: clamp(pace.window + step / pace.window, limits.maxWindow),
  };
}

/** The next size up. Below a size that was refused, half of the way to it, once a call of the present size was taken. */
function grown({ batchSize, tooLarge }: PaceState, items: number, leaping: boolean): number {
  const next = leaping ? batchSize * FIRST_GROWTH : batchSize + BATCH_STEP;
  if (tooLarge === null) return next;
  return items < batchSize ? batchSize : Math.min(next, Math.max(1, Math.floor((batchSize + tooLarge) / 2)));
}

/**
 * Books that a call had too many products for the shop (413): fewer from now on, below what it refused, and no pause. The
 * first time half as many; then back to the size from which this one was half of the way up.
 */
export function paceAfterTooLarge(pace: PaceState, items: number): PaceState {
  // A call that flew beside the one that was refused first.
  if (pace.tooLarge !== null && items >= pace.tooLarge) return pace;
  const half = Math.floor(items / 2);
  const fitting = pace.tooLarge === null ? half : Math.max(half, 2 * items - pace.tooLarge);
  return {
    ...pace,
    leaping: false,
    tooLarge: items,
    batchSize: Math.max(1, Math.min(pace.batchSize, fitting)),
  };
}

/** Books that a call had too many bytes (413 of a web server): smaller, until others show that they may grow again. */
export function paceAfterTooHeavy(pace: PaceState): PaceState {
  return { ...pace, leaping: false, batchSize: Math.max(1, Math.floor(pace.batchSize / 2)) };
}

/** Books a fault of the shop: halves batch and window. */
export function paceAfterStoreFault(pace: PaceState): PaceState {
  return { ...paceAfterRateLimit(pace), batchSize: Math.max(1, Math.floor(pace.batchSize / 2)) };
}

/** Books that the shop wants fewer calls (429): halves the window. The batch stays: smaller calls would be more calls. */
export function paceAfterRateLimit(pace: PaceState): PaceState {
  return { ...pace, leaping: false, window: Math.max(1, pace.window / 2) };
}

/** Products claimed of late, by now: what was claimed counts 1/e of itself after a second, and nothing after a while. */
export function recentProductsNow(rhythm: LaneRhythm): number {
  const since = sinceLastClaim(rhythm);
  return since === null ? 0 : rhythm.recentProducts * Math.exp(-since / SECOND_MS);
}

/**
 * How long a call that is not full waits for more, in milliseconds: not at all after a rest, and while so many changes
 * stream in that waiting pays, until `gatherMs` after the last call. So a single change goes at once, and a stream does not
 * cost the shop a call per change.
 */
export function gatherForMs(rhythm: LaneRhythm, gatherMs: number): number {
  const since = sinceLastClaim(rhythm);
  if (since === null) return 0;
  if ((recentProductsNow(rhythm) * gatherMs) / SECOND_MS < WORTH_GATHERING) return 0;
  return Math.max(0, gatherMs - since);
}

/** Null where nobody knows: before the first claim, and when the clock has stepped back behind the last. */
function sinceLastClaim({ sinceLastClaimMs }: LaneRhythm): number | null {
  if (sinceLastClaimMs === null || sinceLastClaimMs < -JUST_NOW_MS) return null;
  return Math.max(0, sinceLastClaimMs);
}

function clamp(value: number, most: number): number {
  return Math.max(1, Math.min(value, most));
}
