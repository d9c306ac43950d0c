import { callsOf, windowAfterFelt } from './call-window';
import { allowedCalls, guestAfterCalls, guestAfterReading, type CanaryReading } from './guest-share';
import type { PaceLimits, PaceState } from './pace-state';

/** Just below all, so that the canary bounds it. */
const EXPLORING_SHARE = 0.999;

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

/**
 * Books for how long calls of one flight were in flight, by the database's clock: where we spare
 * the shop, a rest follows.
 */
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
