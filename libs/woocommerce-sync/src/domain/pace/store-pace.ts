import {
  costsAfter,
  costsWithGuess,
  dearestOf,
  itemsOf,
  pairsThatTold,
  predictedMs,
  scaledCosts,
  type CallCosts,
  type CallLoad,
} from './call-costs';
import { sizeFor } from './call-size';
import { windowAfterCall, windowAfterMeasure } from './call-window';
import type { LearntPace, PaceLimits, PaceState } from './pace-state';
import { callsOf } from './window-state';

/** A call that the shop answered. */
export interface AnsweredCall {
  readonly load: CallLoad;
  readonly ms: number;
  /** Calls of ours that were in flight when it left. */
  readonly beside: number;
  /** Whether none of ours ran beside it, from its start to its end. */
  readonly alone: boolean;
  /** Whether more was due than it took. */
  readonly more: boolean;
}

const SMOOTHING = 0.3;
/** A call that took so much of what it should take alone says that the shop has become faster. */
const FASTER = 0.9;
/**
 * A full call that was answered lets the next be so much larger; less where one was too much once.
 */
const GROWTH = 5;
const CAUTIOUS_GROWTH = 1.5;
/** A call that takes longer than it should brings so many times what the last one might. */
const STEP = 1.5;

/** Records a call that the shop answered. */
export function paceAfterAnswer(
  pace: PaceState,
  call: AnsweredCall,
  limits: PaceLimits,
): PaceState {
  const { load, ms, beside, alone, more } = call;
  const items = itemsOf(load);
  if (items === 0) return pace;
  const isFull = items >= sizeFor(pace, dearestOf(load), limits) / 2;
  const costs = learntFrom(pace, call, isFull);
  const efficiency = predictedMs(costs, load) / Math.max(1, ms);
  const expectedMs = pace.costs === null ? ms : predictedMs(pace.costs, load);
  const measured = alone
    ? windowAfterMeasure(pace.inFlight, expectedMs / Math.max(1, ms))
    : pace.inFlight;
  const isKnown = costs.seen[dearestOf(load)] !== undefined;
  const isSure = pairsThatTold(costs, dearestOf(load)) > 0;
  const tells = isFull && more && beside >= pace.inFlight.calls - 1;
  return concluded(
    pace,
    {
      guest: pace.guest,
      costs,
      inFlight: tells
        ? windowAfterCall(measured, { efficiency, isKnown, isSure }, limits.maxWindow)
        : measured,
      slowdown:
        isFull || alone
          ? Math.max(1, pace.slowdown + SMOOTHING * (1 / efficiency - pace.slowdown))
          : pace.slowdown,
      preparingMs: pace.preparingMs,
      most: isFull ? grownFrom(pace, items, limits) : pace.most,
      cautious: pace.cautious,
      tooLarge: pace.tooLarge,
    },
    limits,
  );
}

/**
 * What follows from all that is known. Beyond the target time calls grow step by step: a shop that
 * gets slower looks like one whose calls cost a fixed time, as smaller ones take as long as larger
 * ones did; the next, which is larger, tells the two apart.
 */
function concluded(before: PaceState, learnt: LearntPace, limits: PaceLimits): PaceState {
  const window = Math.max(1, Math.min(callsOf(learnt.inFlight), limits.maxWindow));
  const fitting = sizeFor(learnt, 'update', limits, false);
  const step = Math.max(fitting, Math.ceil(STEP * before.batchSize));
  return { ...learnt, window, batchSize: Math.min(step, sizeFor(learnt, 'update', limits)) };
}

/**
 * Below a size that was refused, half of the way to it, once a call of the present size was taken.
 */
function grownFrom(
  { most, cautious, tooLarge }: PaceState,
  items: number,
  limits: PaceLimits,
): number {
  if (tooLarge !== null)
    return items < most ? most : Math.max(most, Math.floor((most + tooLarge) / 2));
  const grown = Math.ceil(items * (cautious ? CAUTIOUS_GROWTH : GROWTH));
  return Math.min(limits.maxBatchSize, Math.max(most, grown));
}

/**
 * Calls alone teach, and the first of a kind; of others only that they were faster than one alone
 * should be.
 */
function learntFrom(
  { costs, slowdown }: PaceState,
  { load, ms, alone }: AnsweredCall,
  isFull: boolean,
): CallCosts {
  if (costs === null || alone) return costsAfter(costs, load, ms);
  const kind = dearestOf(load);
  if (costs.perItemMs[kind] === undefined)
    return costsWithGuess(costs, kind, itemsOf(load), ms / slowdown);
  const expected = predictedMs(costs, load);
  return isFull && ms < FASTER * expected
    ? scaledCosts(costs, Math.sqrt(Math.max(1, ms) / expected))
    : costs;
}
