/**
 * How the shop's own visitors fare beside us, and how much of the shop is ours for it.
 *
 * A cheap read every few seconds, the canary, stands for a visitor: while we are at work, whether
 * a call of ours is in flight at that moment or the shop rests. While it takes much longer than
 * without us, we use less of the shop; and more again, up to our share, when it does not. Moments
 * are milliseconds since 1970 by the database's clock.
 */
export interface GuestShare {
  /**
   * What the canary took while we were at work, smoothed, in milliseconds; null before the first.
   */
  readonly nowMs: number | null;
  /**
   * What it took with no call of ours in flight, smoothed, in milliseconds; null before the first.
   */
  readonly idleMs: number | null;
  /** When it last was read with none of ours in flight. */
  readonly idleAt: number | null;
  /** How much of the shop visitors leave us, whatever our share is: 1 while they hardly feel us. */
  readonly part: number;
  /**
   * Milliseconds of calls in flight beyond what was allowed, by `countedAt`; below 0: so many less.
   */
  readonly owedMs: number;
  readonly countedAt: number | null;
  /** One call fewer may be in flight until then, as we use no whole number of calls. */
  readonly restUntil: number | null;
  /** Nothing is sent until then, so that the canary is read without us; when it was so last. */
  readonly hushUntil: number | null;
  /** Why the part was last changed, for the operator. */
  readonly reason: string;
}

/** A reading of the canary. */
export interface CanaryReading {
  readonly ms: number;
  /** Whether none of our calls was in flight from its start to its end. */
  readonly isIdle: boolean;
  /** Whether we were at work then all the same, as the shop rested. */
  readonly isResting: boolean;
  /**
   * How many times longer our own calls take than alone: a cache before its reads hides nothing of
   * that.
   */
  readonly slowdown: number;
  /** When it was read. */
  readonly at: number;
}

/** A shop whose visitors nobody has looked at yet. */
export const NEW_GUEST: GuestShare = {
  nowMs: null,
  idleMs: null,
  idleAt: null,
  part: 1,
  owedMs: 0,
  countedAt: null,
  restUntil: null,
  hushUntil: null,
  reason: 'The canary has not been read yet',
};

/** Visitors who wait so many times longer on average feel us. */
const FELT = 1.2;
const HARDLY_FELT = 1.12;
const LESS = 0.9;
const MORE = 0.05;
const LEAST_PART = 0.1;
/** Of one call: so much always runs, or nothing would ever end. */
const LEAST_CALLS = 0.25;
const IDLE_SMOOTHING = 0.2;
const NOW_SMOOTHING = 0.2;
/** After so long what the canary takes without us is not known any more, in milliseconds. */
const IDLE_LASTS_MS = 600_000;
/** How long calls that are in flight get to end for it, in milliseconds. */
const HUSH_MS = 10_000;
/** No rest is longer, whatever a call took, in milliseconds. */
const LONGEST_REST_MS = 10_000;
/** A rest that seems to end later was begun by another clock. */
const LONGEST_WAIT_MS = Math.max(HUSH_MS, LONGEST_REST_MS);

/**
 * Calls that we may have in flight, not always a whole number.
 * @param calls how many bring nearly all that the shop can do
 * @param share how much of it may be ours, above 0 and up to 1; with 1 visitors bound nothing
 */
export function allowedCalls({ part }: GuestShare, calls: number, share: number): number {
  if (share >= 1) return calls;
  return Math.max(LEAST_CALLS, calls * Math.min(part, share));
}

/** Whole calls that may be in flight at this moment: one fewer during a rest. */
export function callsNow(guest: GuestShare, allowed: number, now: number): number {
  if (isWaiting(guest.hushUntil, now)) return 0;
  return Math.max(0, Math.ceil(allowed) - (isWaiting(guest.restUntil, now) ? 1 : 0));
}

/** Whether the shop rests from one of our calls, though we are at work. */
export function isResting({ restUntil }: GuestShare, now: number): boolean {
  return isWaiting(restUntil, now);
}

/** For how long yet fewer calls than usual may be in flight, in milliseconds. */
export function restLeftMs({ restUntil, hushUntil }: GuestShare, now: number): number {
  const ends = [restUntil, hushUntil].filter((end): end is number => isWaiting(end, now));
  return ends.length === 0 ? 0 : Math.min(...ends) - now;
}

/**
 * Records for how long calls of one delivery were in flight. What is more than allowed is owed: one
 * call fewer may be in flight until it is made up for.
 */
export function guestAfterCalls(
  guest: GuestShare,
  allowed: number,
  { busyMs, at }: { readonly busyMs: number; readonly at: number },
): GuestShare {
  const calls = Math.ceil(allowed);
  const flies = allowed - (calls - 1);
  if (flies >= 1) return guest.owedMs === 0 ? guest : { ...guest, owedMs: 0, countedAt: at };
  const sinceMs =
    guest.countedAt === null
      ? busyMs
      : Math.min(Math.max(0, at - guest.countedAt), LONGEST_WAIT_MS);
  const owedMs = Math.max(-calls * busyMs, guest.owedMs + busyMs - allowed * sinceMs);
  const restMs = Math.min(LONGEST_REST_MS, Math.max(0, owedMs) / flies);
  return {
    ...guest,
    owedMs: Math.min(owedMs, LONGEST_REST_MS * flies),
    countedAt: at,
    restUntil: at + restMs,
  };
}

/** Records a reading of the canary. */
export function guestAfterReading(
  guest: GuestShare,
  reading: CanaryReading,
  share: number,
): GuestShare {
  const read = { ...guest, ...readingsAfter(guest, reading) };
  if (share >= 1) return { ...read, part: 1, hushUntil: null, reason: 'All of the shop is ours' };
  if (reading.isIdle && !reading.isResting) return read;
  const bounded = adapted(read, reading, share);
  const { at } = reading;
  // Where calls do not end within a hush, another one would only cost as much again.
  const isOld = [read.idleAt, guest.hushUntil].every(
    (moment) => moment === null || Math.abs(at - moment) >= IDLE_LASTS_MS,
  );
  return isOld ? { ...bounded, hushUntil: at + HUSH_MS } : bounded;
}

function readingsAfter(
  { nowMs, idleMs }: GuestShare,
  { ms, isIdle, isResting, at }: CanaryReading,
): Partial<GuestShare> {
  return {
    ...(isIdle
      ? { idleMs: smoothed(idleMs, ms, IDLE_SMOOTHING), idleAt: at, hushUntil: null }
      : {}),
    ...(isIdle && !isResting ? {} : { nowMs: smoothed(nowMs, ms, NOW_SMOOTHING) }),
  };
}

/** How many times longer a visitor waits beside us; null while it cannot be told. */
export function felt({ nowMs, idleMs }: GuestShare): number | null {
  return nowMs === null || idleMs === null ? null : nowMs / Math.max(1, idleMs);
}

function adapted(guest: GuestShare, { slowdown }: CanaryReading, share: number): GuestShare {
  const times = Math.max(felt(guest) ?? 1, slowdown);
  if (times > FELT) {
    const reason = `Visitors wait ${times.toFixed(1)} times as long as without us`;
    return { ...guest, part: Math.max(LEAST_PART, Math.min(guest.part, share) * LESS), reason };
  }
  if (times >= HARDLY_FELT) return guest;
  return { ...guest, part: Math.min(1, guest.part + MORE), reason: 'Visitors hardly feel us' };
}

function smoothed(before: number | null, ms: number, weight: number): number {
  return before === null ? ms : before + weight * (ms - before);
}

function isWaiting(until: number | null, now: number): until is number {
  return until !== null && until > now && until - now <= LONGEST_WAIT_MS;
}
