/**
 * How the number of calls in flight is found. `growing`: nothing has shown yet how many the shop
 * works on, so it doubles. `steady`: found. `trying`: one more, to see whether it brings anything.
 * `measuring`: one alone, to see what a call takes without ours beside it.
 */
export type WindowPhase = 'growing' | 'steady' | 'trying' | 'measuring';

/** The number of calls that may be in flight at once, and what is known of it. */
export interface CallWindow {
  readonly calls: number;
  readonly phase: WindowPhase;
  /** Calls of the present round, and how fast each was beside one alone, added up. */
  readonly round: { readonly calls: number; readonly efficiency: number };
  /** What fewer brought, while more are tried; in calls' worth at a time. */
  readonly before: { readonly calls: number; readonly rate: number } | null;
  /** Whether a call alone said that fewer will do, and no other has yet. */
  readonly isDoubted?: boolean;
  /** Calls since more were tried, and since one ran alone. */
  readonly sinceTrial: number;
  readonly sinceMeasured: number;
  /**
   * Rounds' worth of calls between two trials: more of them, the more often a trial brought
   * nothing.
   */
  readonly trialEvery: number;
  /** Why it was last changed, for the operator. */
  readonly reason: string;
}

/** Nothing is known: one call, then two, then four. */
export const NEW_WINDOW: CallWindow = {
  calls: 1,
  phase: 'growing',
  round: { calls: 0, efficiency: 0 },
  before: null,
  sinceTrial: 0,
  sinceMeasured: 0,
  trialEvery: 20,
  reason: 'Nothing is known of the shop yet',
};

/** Calls that may be in flight now. */
export function callsOf({ calls, phase }: CallWindow): number {
  return phase === 'measuring' ? 1 : calls;
}
