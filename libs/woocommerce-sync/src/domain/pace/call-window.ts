import type { CallWindow } from './window-state';

/**
 * Twice as many calls have to bring so much more: the first of a round are quicker, as others leave
 * a moment later.
 */
const WORTH_DOUBLING = 1.2;
/** One call more has to bring so much more. */
const WORTH_ONE_MORE = 1.1;
/**
 * Fewer calls will do that bring so much of the throughput: 0.95 of it, as far as such a measure
 * can tell.
 */
const NEARLY_ALL = 0.9;
const ROUNDS_BETWEEN_TRIALS = 20;
const MOST_ROUNDS_BETWEEN_TRIALS = 160;
/** A call alone costs the others about a round: so many rounds later the next one is due. */
const ROUNDS_BETWEEN_MEASURES = 40;
/** So many rounds after one alone it is not asked for again. */
const ROUNDS_BEFORE_DOUBT = 3;
/** Calls that are so much faster than one alone was say that the shop has more to give. */
const FREED = 1.2;
const FIRST_CALLS = 2;
/** So many where it is not sure yet what part of a call is its fixed cost: only one alone tells. */
const UNSURE_CALLS = 4;
const LEAST_CALLS = 3;
const NO_ROUND: CallWindow['round'] = { calls: 0, efficiency: 0 };

/**
 * Records that a call ran alone. Where the round before it was slow, it tells whether others slow
 * the shop, so that one alone is as slow, or our own calls each other: then fewer will do.
 * @param efficiency what it should take ÷ what it took
 */
export function windowAfterMeasure(window: CallWindow, efficiency: number): CallWindow {
  if (window.phase !== 'measuring') return { ...window, sinceMeasured: 0 };
  const { before, calls } = window;
  const known = {
    ...window,
    phase: 'steady',
    sinceMeasured: 0,
    round: NO_ROUND,
    before: null,
  } as const;
  const enough = before === null ? calls : sufficing(before.rate / efficiency);
  if (enough >= calls) return { ...known, isDoubted: false };
  // Others may have come or left between the round and the call alone: another round has to agree.
  if (window.isDoubted !== true) return { ...known, isDoubted: true };
  return {
    ...known,
    calls: enough,
    isDoubted: false,
    reason: `${callsText(enough)} as much as ${calls}`,
  };
}

/** A full call that was answered while as many ran as may. */
export interface TellingCall {
  /** What it takes alone ÷ what it took. */
  readonly efficiency: number;
  /** Whether such a call ever ran alone: else what it takes alone is a guess. */
  readonly isKnown: boolean;
  /** Whether a larger call has shown what part of one is its fixed cost. */
  readonly isSure: boolean;
}

/**
 * Records such a call. A round of them tells the throughput: calls in flight × how fast each was
 * beside one alone. The window is the smallest that brings nearly all of it.
 */
export function windowAfterCall(
  window: CallWindow,
  { efficiency, isKnown, isSure }: TellingCall,
  most: number,
): CallWindow {
  if (window.phase === 'measuring') return window;
  const round = { calls: window.round.calls + 1, efficiency: window.round.efficiency + efficiency };
  const counted = {
    ...window,
    round,
    sinceTrial: window.sinceTrial + 1,
    sinceMeasured: window.sinceMeasured + 1,
  };
  if (round.calls < roundOf(window, isSure)) return counted;
  const rate = window.calls * (round.efficiency / round.calls);
  const next = { ...counted, round: NO_ROUND };
  if (window.phase === 'growing') return grown(next, rate, most);
  return window.phase === 'trying' ? tried(next, rate, most) : kept(next, rate, most, isKnown);
}

/**
 * Records a fault of the shop, or that it wants fewer calls: half as many, and what more brings is
 * tried later.
 */
export function windowAfterFault(window: CallWindow, reason: string): CallWindow {
  return {
    ...window,
    calls: Math.max(1, Math.floor(window.calls / 2)),
    phase: 'steady',
    round: NO_ROUND,
    before: null,
    sinceTrial: 0,
    trialEvery: ROUNDS_BETWEEN_TRIALS / 4,
    reason,
  };
}

/** Ends the search for more calls, as visitors feel those that run: as many as before stay. */
export function windowAfterFelt(window: CallWindow): CallWindow {
  const calls = window.before?.calls ?? window.calls;
  return settled(window, calls, `Visitors feel more than ${calls} calls`);
}

/** How many calls tell the throughput; while it grows, as many as run. */
function roundOf({ phase, calls }: CallWindow, isSure: boolean): number {
  if (phase !== 'growing') return Math.max(LEAST_CALLS, 2 * calls);
  return Math.max(isSure ? FIRST_CALLS : UNSURE_CALLS, calls);
}

function grown(window: CallWindow, rate: number, most: number): CallWindow {
  const { calls, before } = window;
  const brings = before === null ? Infinity : rate / before.rate;
  if (brings < WORTH_DOUBLING) {
    const enough = sufficing(Math.max(rate, before?.rate ?? 0));
    return settled(
      window,
      Math.min(calls, enough),
      `${callsText(calls)} no more than ${before?.calls ?? 1}`,
    );
  }
  if (calls >= most)
    return settled(window, Math.min(most, sufficing(rate)), 'As many as may be were tried');
  return {
    ...window,
    calls: Math.min(most, 2 * calls),
    before: { calls, rate },
    reason:
      before === null ? 'The shop is got to know' : `${callsText(calls)} more than ${before.calls}`,
  };
}

function tried(window: CallWindow, rate: number, most: number): CallWindow {
  const { calls, before, trialEvery } = window;
  const brings = rate / (before?.rate ?? rate);
  if (brings >= WORTH_ONE_MORE)
    return {
      ...window,
      phase: 'growing',
      calls: Math.min(most, calls + 1),
      before: { calls, rate },
      trialEvery: ROUNDS_BETWEEN_TRIALS,
      reason: `${calls} calls bring more than ${before?.calls ?? calls}`,
    };
  const later = Math.min(MOST_ROUNDS_BETWEEN_TRIALS, 2 * trialEvery);
  const fewer = before?.calls ?? Math.max(1, calls - 1);
  return {
    ...settled(window, fewer, `${calls} calls bring no more than ${fewer}`),
    trialEvery: later,
  };
}

function kept(window: CallWindow, rate: number, most: number, isKnown: boolean): CallWindow {
  const { calls, sinceMeasured, sinceTrial, trialEvery } = window;
  if (calls > most) return { ...window, calls: most, reason: 'No more calls are allowed' };
  if (sufficing(rate) < calls) {
    // Whether others slow the shop, or our own calls each other, one alone tells.
    const isDue =
      !isKnown || window.isDoubted === true || sinceMeasured >= ROUNDS_BEFORE_DOUBT * calls;
    return isDue ? { ...window, phase: 'measuring', before: { calls, rate } } : window;
  }
  const sure = { ...window, isDoubted: false };
  if (sinceMeasured >= ROUNDS_BETWEEN_MEASURES * calls) return { ...sure, phase: 'measuring' };
  // Calls are faster than one alone was: others have left, so that one more may bring something.
  const hasRoom = rate >= FREED * calls;
  if ((!hasRoom && sinceTrial < trialEvery * calls) || calls >= most) return sure;
  return {
    ...sure,
    phase: 'trying',
    calls: calls + 1,
    before: { calls, rate },
    reason: `${calls + 1} calls are tried`,
  };
}

function settled(window: CallWindow, calls: number, reason: string): CallWindow {
  return {
    ...window,
    phase: 'steady',
    round: NO_ROUND,
    calls,
    before: null,
    sinceTrial: 0,
    reason,
  };
}

function callsText(calls: number): string {
  return calls === 1 ? '1 call brings' : `${calls} calls bring`;
}

function sufficing(rate: number): number {
  return Math.max(1, Math.ceil(NEARLY_ALL * rate));
}
