/**
 * How a stock was written: as a quantity; or as a difference, alone or together with others in one
 * call. What a product sells between its reading and its writing is erased: that was seen less
 * often of differences that went alone (fact 43).
 */
export type WriteManner = 'quantity' | 'alone' | 'together';

/** What came of the writes of one manner. */
export interface MannerTally {
  readonly written: number;
  /** Those of them whose products were selling: nothing else can be erased. */
  readonly selling: number;
  /** Those that had erased a sale. */
  readonly erased: number;
}

/** Nothing was written so. */
export const NOTHING_WRITTEN: MannerTally = { written: 0, selling: 0, erased: 0 };

/** What calls cost, and whether they are waited for. */
export interface PaceOfCalls {
  /** What a call costs whatever it brings, in milliseconds; null while that is not known. */
  readonly fixedMs: number | null;
  /** What a full call takes, in milliseconds. */
  readonly targetCallMs: number;
  /** Whether more waits than this delivery brings. */
  readonly more: boolean;
}

/** So much of the time of a call may go into calls with one difference each. */
const SHARE_OF_CALL = 0.25;

/**
 * The most in one delivery: each call is written down before it leaves, whatever the shop costs.
 */
const MOST = 5;

/** So many writes of selling products have to be seen before their losses are believed. */
const TELLING = 500;

/**
 * How many differences of selling products may each have a call of their own in one delivery: as
 * many as cost little of the pace. None while more waits, which would have to wait longer, and none
 * where this shop erases no more of those that travel together.
 */
export function mostAlone(
  { fixedMs, targetCallMs, more }: PaceOfCalls,
  { alone, together }: Readonly<Record<'alone' | 'together', MannerTally>>,
): number {
  const isNoBetter =
    alone.selling >= TELLING && together.selling >= TELLING && lossOf(together) <= lossOf(alone);
  if (isNoBetter || more) return 0;
  if (fixedMs === null) return MOST;
  return Math.min(MOST, Math.floor((SHARE_OF_CALL * targetCallMs) / Math.max(1, fixedMs)));
}

function lossOf({ erased, selling }: MannerTally): number {
  return erased / selling;
}
