/** How a shop's calls have followed each other lately. */
export interface LaneRhythm {
  /** Since the last claim, in milliseconds, by the database's clock; null before the first. */
  readonly sinceLastClaimMs: number | null;
  /** Products claimed of late, as of the last claim. */
  readonly recentProducts: number;
}

const SECOND_MS = 1_000;
/** Waiting pays when it may bring at least so many more products into the call. */
const WORTH_GATHERING = 10;
/**
 * How far in the future a claim may seem to be and still be the last one: it was made while another
 * waited for its turn.
 */
const JUST_NOW_MS = 1_000;

/**
 * Products claimed of late, by now: what was claimed counts 1/e of itself after a second, and
 * nothing after a while.
 */
export function recentProductsNow(rhythm: LaneRhythm): number {
  const since = sinceLastClaim(rhythm);
  return since === null ? 0 : rhythm.recentProducts * Math.exp(-since / SECOND_MS);
}

/**
 * How long a call that is not full waits for more, in milliseconds: not at all after a rest, and
 * while so many changes stream in that waiting pays, until `gatherMs` after the last call. So a
 * single change goes at once, and a stream does not cost the shop a call per change.
 */
export function gatherForMs(rhythm: LaneRhythm, gatherMs: number): number {
  const since = sinceLastClaim(rhythm);
  if (since === null) return 0;
  if ((recentProductsNow(rhythm) * gatherMs) / SECOND_MS < WORTH_GATHERING) return 0;
  return Math.max(0, gatherMs - since);
}

/**
 * Null where nobody knows: before the first claim, and when the clock has stepped back behind the
 * last.
 */
function sinceLastClaim({ sinceLastClaimMs }: LaneRhythm): number | null {
  if (sinceLastClaimMs === null || sinceLastClaimMs < -JUST_NOW_MS) return null;
  return Math.max(0, sinceLastClaimMs);
}
