import type { Pause } from '../../domain/lane/breaker';
import {
  laneAfterAnswer,
  laneAfterFault,
  type LaneState,
  type Side,
  type SideFault,
} from '../../domain/lane/lane-state';
import type { ClosedCall, Delivery, SettlingMoment } from '../../domain/ledger/sync.repository';
import { paceAfterDelivery } from '../../domain/pace/guest-pace';
import type { PaceLimits, PaceState } from '../../domain/pace/pace-state';

/** Moments of the database are told to the millisecond. */
const CLOCK_GRAIN_MS = 1;

/** What one lesson makes of the lane; whether the delivery ran alone is known once it is settled. */
type Lesson = (lane: LaneState, alone: boolean, at: SettlingMoment) => LaneState;

/** What one delivery teaches of its shop and the ERP: their pace, and whether they are well. */
export class LaneLessons {
  private readonly lessons: Lesson[] = [];
  private known: PaceState;

  constructor(private readonly delivery: Delivery) {
    this.known = delivery.pace;
  }

  /** The shop's pace, with what this delivery's own calls have taught. */
  get pace(): PaceState {
    return this.known;
  }

  /**
   * Records what a call taught of the shop's pace: for the next call of this delivery, and for all
   * once it is settled. Only then it is known whether it was in flight `alone`.
   */
  teach(step: (pace: PaceState, alone: boolean) => PaceState): void {
    this.lessons.push((lane, alone) => {
      const pace = step(lane.pace, alone);
      return pace === lane.pace ? lane : { ...lane, pace };
    });
    this.known = step(this.known, this.delivery.beside === 0);
  }

  /**
   * Records how long the delivery was made ready and its calls were in flight, so that a rest
   * follows where the shop is spared.
   * @param preparedMs from the claim until its first call left; null where none did
   */
  ended(calls: readonly ClosedCall[], preparedMs: number | null, limits: PaceLimits): void {
    const busyMs = calls.reduce((sum, { durationMs }) => sum + durationMs, 0);
    if (busyMs === 0 || preparedMs === null) return;
    this.lessons.push((lane, _alone, { now, pressure }) => {
      const ended = { busyMs, preparedMs, at: now.getTime(), pressure };
      return { ...lane, pace: paceAfterDelivery(lane.pace, ended, limits) };
    });
  }

  /** Records a good answer of the shop or the ERP: it is well. */
  answered(side: Side): void {
    this.lessons.push((lane) => laneAfterAnswer(lane, side));
  }

  /** Records a fault of the shop or the ERP: it is left alone for a while. */
  faulted(fault: SideFault, pause: Pause): void {
    this.lessons.push((lane) => laneAfterFault(lane, fault, pause));
  }

  /** What the lane is after all lessons so far, whatever it is when they are settled. */
  laneState(): (present: LaneState, at: SettlingMoment) => LaneState {
    const lessons = [...this.lessons];
    const { beside, claimedAt } = this.delivery;
    return (present, at) => {
      const alone = beside === 0 && !isAfter(at.lastClaimAt, claimedAt);
      return lessons.reduce((lane, lesson) => lesson(lane, alone, at), present);
    };
  }
}

function isAfter(moment: Date | null, other: Date): boolean {
  return moment !== null && moment.getTime() - other.getTime() > CLOCK_GRAIN_MS;
}
