import {
  costsAfter,
  dearestOf,
  itemsOf,
  perItemMs,
  predictedMs,
  scaledCosts,
  type CallCosts,
  type CallLoad,
  type WriteKind,
} from './call-costs';
import {
  callsOf,
  NEW_WINDOW,
  windowAfterCall,
  windowAfterFault,
  windowAfterFelt,
  windowAfterMeasure,
  type CallWindow,
} from './call-window';
import {
  allowedCalls,
  guestAfterCalls,
  guestAfterReading,
  NEW_GUEST,
  type CanaryReading,
  type GuestShare,
} from './guest-share';

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
  /** How much of the shop may be ours now, above 0 and up to 1. */
  readonly share: number;
}

/**
 * How fast one shop is given work, shared by all processes.
 *
 * Three things are learnt. What a call costs while none of ours is beside it: so much whatever it
 * brings, and so much for each item of its kind (`costs`). How much longer calls take now
 * (`slowdown`). And how many calls in flight bring nearly all of what the shop can do (`inFlight`).
 * The size of a call follows from the first two: as many items as fit into the target time, and
 * never so few that most of the call is its fixed cost. Of those calls we use what our share and
 * the shop's visitors allow (`guest`).
 */
export interface PaceState {
  /** Products that the next call may bring, as far as all are updates. */
  readonly batchSize: number;
  /** Calls that may be in flight at once. */
  readonly window: number;
  /** How that number was found. */
  readonly inFlight: CallWindow;
  /** How much of that we use. */
  readonly guest: GuestShare;
  readonly costs: CallCosts | null;
  /** Smoothed: what full calls take now ÷ what they take alone; 1 at the least. */
  readonly slowdown: number;
  /** Most items in a call, whatever their costs; grows with every full call that is answered. */
  readonly most: number;
  /** Whether that grows in small steps, as a call was too much for the shop once. */
  readonly cautious: boolean;
  /** The smallest call that the shop refused for its size (413); null while it refused none. */
  readonly tooLarge: number | null;
}

/** What was learnt, without what follows from it. */
type Learnt = Omit<PaceState, 'batchSize' | 'window'>;

/** A call that the shop answered. */
export interface AnsweredCall {
  readonly load: CallLoad;
  readonly ms: number;
  /** Calls of ours that were in flight when it left. */
  readonly beside: number;
  /** Whether none of ours flew beside it, from its start to its end. */
  readonly alone: boolean;
  /** Whether more was due than it took. */
  readonly more: boolean;
}

/** A new shop starts with one call of 20 products: near the throughput of 100 at a fifth of the wait (facts.md 32). */
const FIRST_SIZE = 20;

/** The second, from a different size, tells the fixed cost from the items'. */
const SECOND_SIZE = 40;

/** While it is not known how many calls the shop works on, and while one is alone, they are this small: so that it is soon known. */
const GROWING_SIZE = 25;

/** A shop that was never called. */
export const INITIAL_PACE: PaceState = {
  batchSize: FIRST_SIZE,
  window: callsOf(NEW_WINDOW),
  inFlight: NEW_WINDOW,
  guest: NEW_GUEST,
  costs: null,
  slowdown: 1,
  most: FIRST_SIZE,
  cautious: false,
  tooLarge: null,
};

/** Just below all, so that the canary bounds it. */
const EXPLORING_SHARE = 0.999;
const SMOOTHING = 0.3;
/** No more of a call than this is its fixed cost, though it takes longer than the target then. */
const MOST_FIXED = 0.3;
/** While calls of one size leave open what of their cost is fixed, more than so many items are not thought to be worthwhile. */
const UNTOLD_WORTHWHILE = 10;
/** A call that took so much of what it should take alone says that the shop has become faster. */
const FASTER = 0.9;
/** A full call that was answered lets the next be so much larger; less where one was too much once. */
const GROWTH = 5;
const CAUTIOUS_GROWTH = 1.5;

/** What it takes to claim and load the next flight, in milliseconds; and no more than this share of a call. */
const PREPARING_MS = 100;
const PREPARING_SHARE = 0.1;

/** Items of a kind that one call may bring. */
export function sizeFor(pace: Learnt, kind: WriteKind, limits: PaceLimits): number {
  const most = Math.min(pace.most, limits.maxBatchSize, (pace.tooLarge ?? Infinity) - 1);
  if (pace.costs === null) return clamp(FIRST_SIZE, most);
  const { fixedMs } = pace.costs;
  const each = perItemMs(pace.costs, kind);
  const believed = (fixedMs * (1 / MOST_FIXED - 1)) / each;
  const isTold = pace.costs.seen[kind]?.isTold ?? false;
  const worthwhile = isTold ? believed : Math.min(believed, UNTOLD_WORTHWHILE);
  const fitting = (limits.targetCallMs / pace.slowdown - fixedMs) / each;
  const { phase, calls } = pace.inFlight;
  const telling = phase === 'growing' && calls === 1 ? SECOND_SIZE : GROWING_SIZE;
  const wanted = phase === 'growing' || phase === 'measuring' ? Math.min(telling, fitting) : fitting;
  return clamp(Math.floor(Math.max(wanted, worthwhile)), most);
}

/** Whether a write of this kind still fits into a call with this load. */
export function fitsInto(pace: PaceState, load: CallLoad, kind: WriteKind, limits: PaceLimits): boolean {
  const items = itemsOf(load);
  if (items === 0) return true;
  if (pace.costs === null) return items < sizeFor(pace, kind, limits);
  // Each kind fills its own share of the call.
  const filled = (Object.entries(load) as [WriteKind, number][]).reduce(
    (sum, [one, count]) => sum + count / sizeFor(pace, one, limits),
    0,
  );
  return filled + 1 / sizeFor(pace, kind, limits) <= 1 + 1e-9;
}

/** Books a call that the shop answered. */
export function paceAfterAnswer(pace: PaceState, call: AnsweredCall, limits: PaceLimits): PaceState {
  const { load, ms, beside, alone, more } = call;
  const items = itemsOf(load);
  if (items === 0) return pace;
  const isFull = items >= sizeFor(pace, dearestOf(load), limits) / 2;
  const costs = learntFrom(pace, call, isFull);
  const efficiency = predictedMs(costs, load) / Math.max(1, ms);
  const measured = alone ? windowAfterMeasure(pace.inFlight) : pace.inFlight;
  const tells = isFull && more && beside >= pace.inFlight.calls - 1;
  return concluded(
    {
      guest: pace.guest,
      costs,
      inFlight: tells ? windowAfterCall(measured, efficiency, limits.maxWindow) : measured,
      slowdown: isFull
        ? Math.max(1, pace.slowdown + SMOOTHING * (1 / efficiency - pace.slowdown))
        : pace.slowdown,
      most: isFull ? grownFrom(pace, items, limits) : pace.most,
      cautious: pace.cautious,
      tooLarge: pace.tooLarge,
    },
    limits,
  );
}

/**
 * Calls that we may have in flight, not always a whole number. How many the shop works on is found
 * without sparing it.
 * @param isPressed whether something is nearly late: then our share is ours, whatever visitors feel
 */
export function allowedNow(
  { inFlight, window, guest: known }: PaceState,
  { share }: Pick<PaceLimits, 'share'>,
  isPressed = false,
): number {
  const guest = isPressed ? { ...known, part: 1 } : known;
  return allowedCalls(guest, window, share < 1 && inFlight.phase === 'growing' ? EXPLORING_SHARE : share);
}

/**
 * Whether the next flight may be made ready while a call is nearly over: not while one has to be
 * alone, and not where we spare the shop.
 */
export function mayOverlap(pace: PaceState, limits: PaceLimits): boolean {
  const { phase } = pace.inFlight;
  return (phase === 'steady' || phase === 'trying') && allowedNow(pace, limits) >= pace.window;
}

/** Books for how long calls of one flight were in flight, by the database's clock: where we spare the shop, a rest follows. */
export function paceAfterFlight(
  pace: PaceState,
  flown: { readonly busyMs: number; readonly at: number; readonly isPressed: boolean },
  limits: PaceLimits,
): PaceState {
  const guest = guestAfterCalls(pace.guest, allowedNow(pace, limits, flown.isPressed), flown);
  return guest === pace.guest ? pace : { ...pace, guest };
}

/** Books how long a cheap read took, which stands for a visitor. */
export function paceAfterCanary(
  pace: PaceState,
  reading: Omit<CanaryReading, 'slowdown'>,
  { share }: PaceLimits,
): PaceState {
  const guest = guestAfterReading(pace.guest, { ...reading, slowdown: pace.slowdown }, share);
  if (guest.part >= pace.guest.part || pace.inFlight.phase !== 'growing') return { ...pace, guest };
  const inFlight = windowAfterFelt(pace.inFlight);
  return { ...pace, guest, inFlight, window: Math.min(pace.window, callsOf(inFlight)) };
}

/**
 * In how many milliseconds a call that leaves now is nearly over: so much before its end that the
 * next can be made ready meanwhile. Null while its time cannot be told.
 */
export function nextInMs(pace: PaceState, load: CallLoad): number | null {
  if (pace.costs === null) return null;
  const expectedMs = predictedMs(pace.costs, load) * pace.slowdown;
  return expectedMs - Math.min(PREPARING_MS, PREPARING_SHARE * expectedMs);
}

/** What follows from all that is known. */
function concluded(learnt: Learnt, limits: PaceLimits): PaceState {
  const window = clamp(callsOf(learnt.inFlight), limits.maxWindow);
  return { ...learnt, window, batchSize: sizeFor(learnt, 'update', limits) };
}

/** Below a size that was refused, half of the way to it, once a call of the present size was taken. */
function grownFrom({ most, cautious, tooLarge }: PaceState, items: number, limits: PaceLimits): number {
  if (tooLarge !== null) return items < most ? most : Math.max(most, Math.floor((most + tooLarge) / 2));
  const grown = Math.ceil(items * (cautious ? CAUTIOUS_GROWTH : GROWTH));
  return Math.min(limits.maxBatchSize, Math.max(most, grown));
}

/**
 * Calls alone teach, and the first of a kind; of others only that they were faster than one alone
 * should be.
 */
function learntFrom(
  { costs, slowdown }: PaceState,
  { load, ms, alone }: AnsweredCall,
  isFull: boolean,
): CallCosts {
  if (costs === null || alone) return costsAfter(costs, load, ms);
  if (costs.perItemMs[dearestOf(load)] === undefined) return costsAfter(costs, load, ms / slowdown);
  const expected = predictedMs(costs, load);
  return isFull && ms < FASTER * expected ? scaledCosts(costs, Math.sqrt(Math.max(1, ms) / expected)) : costs;
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
  const most = Math.max(1, Math.min(pace.batchSize, fitting));
  return { ...pace, cautious: true, tooLarge: items, most, batchSize: most };
}

/** Books that a call had too many bytes (413 of a web server): smaller, until others show that they may grow again. */
export function paceAfterTooHeavy(pace: PaceState): PaceState {
  const most = Math.max(1, Math.floor(pace.batchSize / 2));
  return { ...pace, cautious: true, most, batchSize: most };
}

/** Books a fault of the shop: half as many items, and half as many calls. */
export function paceAfterStoreFault(pace: PaceState): PaceState {
  return paceAfterTooHeavy(withFewerCalls(pace, 'The shop had a fault'));
}

/** Books that the shop wants fewer calls (429): half as many. The batch stays: smaller calls would be more calls. */
export function paceAfterRateLimit(pace: PaceState): PaceState {
  return withFewerCalls(pace, 'The shop limits our rate');
}

function withFewerCalls(pace: PaceState, reason: string): PaceState {
  const inFlight = windowAfterFault(pace.inFlight, reason);
  return { ...pace, inFlight, window: Math.min(pace.window, callsOf(inFlight)) };
}

function clamp(value: number, most: number): number {
  return Math.max(1, Math.min(value, most));
}
