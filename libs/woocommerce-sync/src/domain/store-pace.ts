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
  /** Since the last claim, in milliseconds; null before the first. */
  readonly sinceLastClaimMs: number | null;
  /** Products claimed of late, each counting less the longer ago it was: 1/e after a second. */
  readonly recentProducts: number;
}

/** What kept the lane from working, as the operator is told. */
export interface PaceFault {
  readonly code: string;
  readonly message: string;
  readonly at: Date;
}

/**
 * `closed`: calls flow. `open`: the shop or the ERP is unwell, nothing is sent until `pausedUntil`.
 * `half-open`: one probe is out to see whether it is back.
 */
export type BreakerPhase = 'closed' | 'open' | 'half-open';

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
  readonly phase: BreakerPhase;
  readonly pausedUntil: Date | null;
  /** Faults in a row; sets how long the next pause is. */
  readonly faultsInARow: number;
  readonly lastFault: PaceFault | null;
}

/** A new shop starts with one call of 20 products: near the throughput of 100 at a fifth of the wait (facts.md 32). */
export const INITIAL_PACE: PaceState = {
  batchSize: 20,
  window: 1,
  leaping: true,
  tooLarge: null,
  msPerItem: null,
  bestMsPerItem: null,
  phase: 'closed',
  pausedUntil: null,
  faultsInARow: 0,
  lastFault: null,
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
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Books a call that the shop answered: `items` products in `ms` milliseconds. Full calls teach. The batch grows in leaps
 * until the time per product rises, then by ten, until a call takes its target time. The window follows TCP Vegas (Brakmo
 * and Peterson, 1995): the time per product above its best tells how many of our calls wait inside the shop; fewer than
 * one, and the window grows; over two, it shrinks.
 */
export function paceAfterAnswer(pace: PaceState, items: number, ms: number, limits: PaceLimits): PaceState {
  const healthy = { ...pace, phase: 'closed' as const, pausedUntil: null, faultsInARow: 0 };
  // A small call says little: its fixed cost outweighs the products in it.
  if (items < Math.max(1, pace.batchSize / 2)) return healthy;

  const observed = ms / items;
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
    ...healthy,
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

/**
 * Books a fault of the shop: halves batch and window, and pauses 2, 4, 8 … 60 seconds (±20 % by `chance` in [0, 1)).
 * After the pause one probe goes out before anything else. Once paused, nothing is halved again: calls that flew together
 * fail together, and a probe that fails says nothing of how much the shop bears.
 */
export function paceAfterStoreFault(pace: PaceState, fault: PaceFault, chance: number): PaceState {
  const resting = stopped(pace, fault, null, chance);
  if (pace.phase !== 'closed') return resting;
  return { ...resting, batchSize: Math.max(1, Math.floor(pace.batchSize / 2)) };
}

/**
 * Books that the shop wants fewer calls (429): pauses likewise, or as long as the shop asked for, and halves the window.
 * The batch stays: smaller calls would be more calls.
 */
export function paceAfterRateLimit(
  pace: PaceState,
  fault: PaceFault,
  retryAfterMs: number | null,
  chance: number,
): PaceState {
  return stopped(pace, fault, retryAfterMs, chance);
}

/** Books a fault of the ERP: pauses alike, but the shop's limits stay as they were and no probe is needed. */
export function paceAfterErpFault(pace: PaceState, fault: PaceFault, chance: number): PaceState {
  return { ...paused(pace, fault, null, chance), phase: 'closed' };
}

/** Books that the probe was answered: calls flow again, from where the halving left them. */
export function paceAfterProbe(pace: PaceState): PaceState {
  return { ...pace, phase: 'closed', pausedUntil: null, faultsInARow: 0 };
}

/**
 * How long a call that is not full waits for more, in milliseconds: not at all after a rest, and while so many changes
 * stream in that waiting pays, until `gatherMs` after the last call. So a single change goes at once, and a stream does not
 * cost the shop a call per change.
 */
export function gatherForMs({ sinceLastClaimMs, recentProducts }: LaneRhythm, gatherMs: number): number {
  if (sinceLastClaimMs === null) return 0;
  const perSecond = recentProducts * Math.exp(-sinceLastClaimMs / SECOND_MS);
  if ((perSecond * gatherMs) / SECOND_MS < WORTH_GATHERING) return 0;
  return Math.max(0, gatherMs - sinceLastClaimMs);
}

function stopped(pace: PaceState, fault: PaceFault, retryAfterMs: number | null, chance: number): PaceState {
  return {
    ...paused(pace, fault, retryAfterMs, chance),
    phase: 'open',
    leaping: false,
    window: pace.phase === 'closed' ? Math.max(1, pace.window / 2) : pace.window,
  };
}

function paused(pace: PaceState, fault: PaceFault, retryAfterMs: number | null, chance: number): PaceState {
  const backoff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** pace.faultsInARow) * (0.8 + 0.4 * chance);
  const until = new Date(fault.at.getTime() + Math.max(backoff, retryAfterMs ?? 0));
  // Calls that were in flight together fail together: the longest pause among them holds.
  const pausedUntil = pace.pausedUntil !== null && pace.pausedUntil > until ? pace.pausedUntil : until;
  return { ...pace, pausedUntil, faultsInARow: pace.faultsInARow + 1, lastFault: fault };
}

function clamp(value: number, most: number): number {
  return Math.max(1, Math.min(value, most));
}
