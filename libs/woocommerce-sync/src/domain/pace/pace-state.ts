import type { CallCosts } from './call-costs';
import { callsOf, NEW_WINDOW, type CallWindow } from './window-state';
import { NEW_GUEST, type GuestShare } from './guest-share';

/** Bounds that the operator sets; the pace adapts within them. */
export interface PaceLimits {
  /** Most products in one call, 1 to 100. */
  readonly maxBatchSize: number;
  /** Most calls in flight at once, over all processes together. */
  readonly maxWindow: number;
  /** How long one call may take before calls are made smaller, in milliseconds. */
  readonly targetCallMs: number;
  /**
   * While changes stream in, how long the lane gathers them into one call after the last; 0 for
   * never, in milliseconds.
   */
  readonly gatherMs: number;
  /** How much of the shop may be ours now, above 0 and up to 1. */
  readonly share: number;
}

/**
 * How fast one shop is given work, shared by all processes.
 *
 * Three things are learnt. What a call costs while none of ours is beside it: so much whatever it
 * brings, and so much for each item of its kind (`costs`). How much longer calls take now
 * (`slowdown`). And how many calls in flight bring nearly all of what the shop can do (`inFlight`).
 * The size of a call follows from the first two: as many items as fit into the target time, and
 * never so few that most of the call is its fixed cost. Of those calls we use what our share and
 * the shop's visitors allow (`guest`).
 */
export interface PaceState {
  /** Products that the next call may bring, as far as all are updates. */
  readonly batchSize: number;
  /** Calls that may be in flight at once. */
  readonly window: number;
  /** How that number was found. */
  readonly inFlight: CallWindow;
  /** How much of that we use. */
  readonly guest: GuestShare;
  readonly costs: CallCosts | null;
  /** Smoothed: what full calls take now ÷ what they take alone; 1 at the least. */
  readonly slowdown: number;
  /**
   * Smoothed: from the claim of a delivery until its first call leaves, in milliseconds. Creates
   * take longer than updates, as the shop is asked for their SKUs.
   */
  readonly preparingMs: number;
  /** Most items in a call, whatever their costs; grows with every full call that is answered. */
  readonly most: number;
  /** Whether that grows in small steps, as a call was too much for the shop once. */
  readonly cautious: boolean;
  /** The smallest call that the shop refused for its size (413); null while it refused none. */
  readonly tooLarge: number | null;
}

/** What was learnt, without what follows from it. */
export type LearntPace = Omit<PaceState, 'batchSize' | 'window'>;

/**
 * A new shop starts with one call of 20 products: near the throughput of 100 at a fifth of the wait
 * (fact 32).
 */
export const FIRST_SIZE = 20;

/** A shop that was never called. */
export const INITIAL_PACE: PaceState = {
  batchSize: FIRST_SIZE,
  window: callsOf(NEW_WINDOW),
  inFlight: NEW_WINDOW,
  guest: NEW_GUEST,
  costs: null,
  slowdown: 1,
  preparingMs: 100,
  most: FIRST_SIZE,
  cautious: false,
  tooLarge: null,
};
