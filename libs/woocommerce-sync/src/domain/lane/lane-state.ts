import {
  breakerAfterAnswer,
  breakerAfterFault,
  CLOSED,
  type Breaker,
  type BreakerFault,
  type Pause,
} from './breaker';
import { paceAfterRateLimit, paceAfterStoreFault } from '../pace/pace-faults';
import { INITIAL_PACE, type PaceState } from '../pace/pace-state';

/** Who has to be well for a delivery: the shop, which is written, and the ERP, which is read. */
export const SIDES = ['store', 'erp'] as const;

/** One of them. */
export type Side = (typeof SIDES)[number];

/**
 * One breaker for each: a fault of the one says nothing of the other, and neither does a good
 * answer.
 */
export type Breakers = Readonly<Record<Side, Breaker>>;

/** What all processes share of one shop's lane. */
export interface LaneState {
  readonly pace: PaceState;
  readonly breakers: Breakers;
}

/** A fault of one side, with what it means for the lane. */
export interface SideFault extends BreakerFault {
  readonly side: Side;
  /** Whether the shop only wants fewer calls (429). */
  readonly limitsRate: boolean;
}

/** The lane of a shop that was never called. */
export const NEW_LANE: LaneState = { pace: INITIAL_PACE, breakers: { store: CLOSED, erp: CLOSED } };

/** Records a good answer of one side. */
export function laneAfterAnswer(lane: LaneState, side: Side): LaneState {
  return withBreaker(lane, side, breakerAfterAnswer(lane.breakers[side]));
}

/**
 * Records a fault of one side. The shop's makes calls smaller or fewer, once: what fails beside it,
 * and a try that fails, say nothing more of how much the shop bears. The ERP's leaves the shop's
 * pace as it is.
 */
export function laneAfterFault(lane: LaneState, fault: SideFault, pause: Pause): LaneState {
  const { side, limitsRate, code, message, at } = fault;
  const breaker = lane.breakers[side];
  const opened = withBreaker(lane, side, breakerAfterFault(breaker, { code, message, at }, pause));
  if (side === 'erp' || breaker.phase !== 'closed') return opened;
  return {
    ...opened,
    pace: limitsRate ? paceAfterRateLimit(lane.pace) : paceAfterStoreFault(lane.pace),
  };
}

/** The lane with another breaker of one side; itself where that is the same. */
export function withBreaker(lane: LaneState, side: Side, breaker: Breaker): LaneState {
  if (breaker === lane.breakers[side]) return lane;
  return { ...lane, breakers: { ...lane.breakers, [side]: breaker } };
}
