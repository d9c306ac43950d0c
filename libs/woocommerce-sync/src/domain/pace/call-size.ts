import {
  pairsThatTold,
  itemsOf,
  perItemMs,
  predictedMs,
  type CallLoad,
  type WriteKind,
} from './call-costs';
import { FIRST_SIZE, type LearntPace, type PaceLimits, type PaceState } from './pace-state';

/** The second, from a different size, tells the fixed cost from the items'. */
const SECOND_SIZE = 40;

/**
 * While it is not known how many calls the shop works on, and while one is alone, they are this
 * small: so that it is soon known.
 */
const GROWING_SIZE = 25;
/**
 * Or bring what takes so many milliseconds, where that is more: a fast shop is soon known anyway.
 */
const GROWING_MS = 250;

/** No more of a call than this is its fixed cost, though it takes longer than the target then. */
const MOST_FIXED = 0.3;
/**
 * So many items may be thought to be worthwhile while no larger call, and while a single one, has
 * told the fixed cost.
 */
const WORTHWHILE = [15, 40];
const LAST_STRETCH = 1.25;
/** The next delivery is made ready during this share of a call at the most. */
const PREPARING_SHARE = 0.15;
/** A call may end so much of its time before it should. */
const EARLY_SHARE = 0.05;

/**
 * Items of a kind that one call may bring.
 * @param mayExceed whether it may take longer than the target time, as most of it is its fixed cost
 */
export function sizeFor(
  pace: LearntPace,
  kind: WriteKind,
  limits: PaceLimits,
  mayExceed = true,
): number {
  const most = Math.min(pace.most, limits.maxBatchSize, (pace.tooLarge ?? Infinity) - 1);
  if (pace.costs === null) return clamp(FIRST_SIZE, most);
  const { fixedMs } = pace.costs;
  const each = perItemMs(pace.costs, kind);
  const believed = (fixedMs * (1 / MOST_FIXED - 1)) / each;
  const worthwhile = Math.min(believed, WORTHWHILE[pairsThatTold(pace.costs, kind)] ?? Infinity);
  const fittingInto = (ms: number): number => (ms / pace.slowdown - fixedMs) / each;
  const fitting = fittingInto(limits.targetCallMs);
  const { phase, calls } = pace.inFlight;
  const least = phase === 'growing' && calls === 1 ? SECOND_SIZE : GROWING_SIZE;
  const telling = phase === 'growing' ? Math.max(least, fittingInto(GROWING_MS)) : least;
  const wanted =
    phase === 'growing' || phase === 'measuring' ? Math.min(telling, fitting) : fitting;
  const size = Math.floor(mayExceed ? Math.max(wanted, worthwhile) : wanted);
  // Of another size than others, it also tells the fixed cost.
  return clamp(phase === 'measuring' ? Math.min(size, GROWING_SIZE) : size, most);
}

/** Whether a write of this kind still fits into a call with this load. */
export function fitsInto(
  pace: PaceState,
  load: CallLoad,
  kind: WriteKind,
  limits: PaceLimits,
): boolean {
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

/**
 * The limits of a call that leaves nothing behind: it may take a quarter longer, as a small rest
 * would cost a call of its own.
 */
export function limitsOfLast(limits: PaceLimits): PaceLimits {
  return { ...limits, targetCallMs: limits.targetCallMs * LAST_STRETCH };
}

/**
 * In how many milliseconds a call that leaves now is nearly over: so much before its end that the
 * next can be made ready meanwhile. Null while its time cannot be told.
 */
export function nextInMs(pace: PaceState, load: CallLoad): number | null {
  if (pace.costs === null) return null;
  const expectedMs = predictedMs(pace.costs, load) * pace.slowdown;
  const earlyMs = EARLY_SHARE * expectedMs + pace.preparingMs;
  return expectedMs - Math.min(earlyMs, PREPARING_SHARE * expectedMs);
}

function clamp(value: number, most: number): number {
  return Math.max(1, Math.min(value, most));
}
