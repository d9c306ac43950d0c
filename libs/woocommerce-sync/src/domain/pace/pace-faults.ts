import { windowAfterFault } from './call-window';
import { callsOf } from './window-state';
import type { PaceState } from './pace-state';

/**
 * Records that a call had too many products for the shop (413): fewer from now on, below what it
 * refused, and no pause. The first time half as many; then back to the size from which this one was
 * half of the way up.
 */
export function paceAfterTooLarge(pace: PaceState, items: number): PaceState {
  // A call that ran beside the one that was refused first.
  if (pace.tooLarge !== null && items >= pace.tooLarge) return pace;
  const half = Math.floor(items / 2);
  const fitting = pace.tooLarge === null ? half : Math.max(half, 2 * items - pace.tooLarge);
  const most = Math.max(1, Math.min(pace.batchSize, fitting));
  return { ...pace, cautious: true, tooLarge: items, most, batchSize: most };
}

/**
 * Records that a call had too many bytes (413 of a web server): smaller, until others show that
 * they may grow again.
 */
export function paceAfterTooHeavy(pace: PaceState): PaceState {
  const most = Math.max(1, Math.floor(pace.batchSize / 2));
  return { ...pace, cautious: true, most, batchSize: most };
}

/** Records a fault of the shop: half as many items, and half as many calls. */
export function paceAfterStoreFault(pace: PaceState): PaceState {
  return paceAfterTooHeavy(withFewerCalls(pace, 'The shop had a fault'));
}

/**
 * Records that the shop wants fewer calls (429): half as many. The batch stays: smaller calls would
 * be more calls.
 */
export function paceAfterRateLimit(pace: PaceState): PaceState {
  return withFewerCalls(pace, 'The shop limits our rate');
}

function withFewerCalls(pace: PaceState, reason: string): PaceState {
  const inFlight = windowAfterFault(pace.inFlight, reason);
  return { ...pace, inFlight, window: Math.min(pace.window, callsOf(inFlight)) };
}
