import { windowAfterFelt } from './call-window';
import { callsOf } from './window-state';
import {
  allowedCalls,
  guestAfterCalls,
  guestAfterReading,
  type CanaryReading,
} from './guest-share';
import type { PaceLimits, PaceState } from './pace-state';

/** Just below all, so that the canary bounds it. */
const EXPLORING_SHARE = 0.999;
/** How much the newest delivery counts for how long deliveries are made ready. */
const SMOOTHING = 0.3;
/** One that waited for something else is not taken for longer. */
const LONGEST_PREPARING_MS = 2_000;

/**
 * How near to being late is what may be sent. `nearly-late`: our share is ours, whatever visitors
 * feel. `late-in-a-moment`: all of the shop is, as what was promised goes before courtesy.
 */
export type Pressure = 'none' | 'nearly-late' | 'late-in-a-moment';

/**
 * Calls that we may have in flight, not always a whole number. How many the shop works on is found
 * without sparing it.
 */
export function allowedNow(
  { inFlight, window, guest: known }: PaceState,
  { share }: Pick<PaceLimits, 'share'>,
  pressure: Pressure = 'none',
): number {
  const guest = pressure === 'none' ? known : { ...known, part: 1 };
  const ours = pressure === 'late-in-a-moment' ? 1 : share;
  return allowedCalls(
    guest,
    window,
    ours < 1 && inFlight.phase === 'growing' ? EXPLORING_SHARE : ours,
  );
}

/**
 * Whether the next delivery may be made ready while a call is nearly over: not while one has to be
 * alone, and not where we spare the shop.
 */
export function mayOverlap(pace: PaceState, limits: PaceLimits): boolean {
  const { phase } = pace.inFlight;
  return (phase === 'steady' || phase === 'trying') && allowedNow(pace, limits) >= pace.window;
}

/** What one delivery came to. */
export interface EndedDelivery {
  /** For how long its calls were in flight, added up, in milliseconds. */
  readonly busyMs: number;
  /** From its claim until its first call left. */
  readonly preparedMs: number;
  /** Its end by the database's clock, in milliseconds since the epoch. */
  readonly at: number;
  readonly pressure: Pressure;
}

/** Records what one delivery came to: where we spare the shop, a rest follows. */
export function paceAfterDelivery(
  pace: PaceState,
  ended: EndedDelivery,
  limits: PaceLimits,
): PaceState {
  const guest = guestAfterCalls(pace.guest, allowedNow(pace, limits, ended.pressure), ended);
  const preparedMs = Math.min(LONGEST_PREPARING_MS, Math.max(0, ended.preparedMs));
  const preparingMs = pace.preparingMs + SMOOTHING * (preparedMs - pace.preparingMs);
  return { ...pace, guest, preparingMs };
}

/** Records how long a cheap read took, which stands for a visitor. */
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
