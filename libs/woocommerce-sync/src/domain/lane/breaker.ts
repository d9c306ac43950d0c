/**
 * `closed`: all flows. `open`: nothing is sent until the pause is over. `half-open`: one try is
 * out, to see whether the other side is well again.
 */
export type BreakerPhase = 'closed' | 'open' | 'half-open';

/** What opened a breaker, as the operator is told. */
export interface BreakerFault {
  readonly code: string;
  readonly message: string;
  readonly at: Date;
}

/** Whether one other side, the shop or the ERP, is left alone for a while. */
export interface Breaker {
  readonly phase: BreakerPhase;
  /** When the first fault of the present outage came; null while it is closed. */
  readonly since: Date | null;
  /** When the present pause ends, or ended; null while it is closed. */
  readonly until: Date | null;
  /**
   * How long the other side asked us to wait in the present pause (`Retry-After`), in milliseconds;
   * null where it did not.
   */
  readonly askedMs: number | null;
  /**
   * Faults since the last good answer; those of calls that were out together are one. Sets how long
   * the next pause is.
   */
  readonly faultsInARow: number;
  /** The last fault. It stays when all is well again. */
  readonly lastFault: BreakerFault | null;
}

/** How a pause is made. */
export interface Pause {
  /** What the other side asked for, in milliseconds; null where it asked for nothing. */
  readonly askedMs: number | null;
  /** No pause is longer, whatever is asked for, in milliseconds. */
  readonly maxPauseMs: number;
  /** In [0, 1): spreads pauses by ±20 %, so that many processes do not come back at once. */
  readonly chance: number;
}

/** A breaker that no fault has opened yet. */
export const CLOSED: Breaker = {
  phase: 'closed',
  since: null,
  until: null,
  askedMs: null,
  faultsInARow: 0,
  lastFault: null,
};

const FIRST_PAUSE_MS = 2_000;
const LONGEST_BACKOFF_MS = 60_000;

/**
 * A fault that lies further in the future was recorded by a clock that has stepped back since: its
 * pause says nothing.
 */
const STEPPED_BACK_MS = 60_000;

/**
 * Opens it: pauses 2, 4, 8 … 60 seconds (±20 %), or as long as the other side asked for, and
 * `maxPauseMs` at the most. Calls that were out together fail together: they count once, and the
 * longest pause among them holds.
 */
export function breakerAfterFault(breaker: Breaker, fault: BreakerFault, pause: Pause): Breaker {
  const isKnown = breaker.phase === 'open';
  const faultsInARow = Math.max(1, isKnown ? breaker.faultsInARow : breaker.faultsInARow + 1);
  const backoff = Math.min(LONGEST_BACKOFF_MS, FIRST_PAUSE_MS * 2 ** (faultsInARow - 1));
  const ownMs = Math.max(backoff * (0.8 + 0.4 * pause.chance), pause.askedMs ?? 0);
  // Bounded by the present fault: a pause from before a clock stepped back must not hold on.
  const runningMs =
    isKnown && breaker.until !== null ? breaker.until.getTime() - fault.at.getTime() : 0;
  const pauseMs = Math.min(Math.max(ownMs, runningMs), pause.maxPauseMs);
  return {
    phase: 'open',
    since: breaker.since ?? fault.at,
    until: new Date(fault.at.getTime() + pauseMs),
    askedMs: runningMs > ownMs ? breaker.askedMs : pause.askedMs,
    faultsInARow,
    lastFault: fault,
  };
}

/**
 * Closes it, where the answer is that of a try. One that came back of before the pause does not end
 * what was asked for.
 */
export function breakerAfterAnswer(breaker: Breaker): Breaker {
  if (breaker.phase === 'open') return breaker;
  if (breaker.phase === 'closed' && breaker.faultsInARow === 0) return breaker;
  return { ...CLOSED, lastFault: breaker.lastFault };
}

/** Records that a try is out. */
export function breakerOnTrial(breaker: Breaker): Breaker {
  return { ...breaker, phase: 'half-open' };
}

/**
 * Ends its pause, as a person wants it: a try goes out at once, and should that fail, pauses begin
 * anew at the shortest.
 */
export function breakerLifted(breaker: Breaker, now: Date): Breaker {
  if (breaker.phase === 'closed') return breaker;
  if (breaker.phase === 'half-open') return { ...breaker, faultsInARow: 0 };
  const until = breaker.until !== null && breaker.until < now ? breaker.until : now;
  return { ...breaker, until, askedMs: null, faultsInARow: 0 };
}

/** How long nothing is tried yet, in milliseconds; 0 where the pause is over, or there is none. */
export function pauseLeftMs({ phase, until, lastFault }: Breaker, now: Date): number {
  if (phase !== 'open' || until === null) return 0;
  if (lastFault !== null && lastFault.at.getTime() - now.getTime() > STEPPED_BACK_MS) return 0;
  return Math.max(0, until.getTime() - now.getTime());
}
