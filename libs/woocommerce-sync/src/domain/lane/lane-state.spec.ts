import fc from 'fast-check';
import { breakerOnTrial } from './breaker';
import {
  laneAfterAnswer,
  laneAfterFault,
  NEW_LANE,
  SIDES,
  withBreaker,
  type LaneState,
  type Side,
} from './lane-state';
import { NOON } from '../testing/builders';

const PAUSE = { askedMs: null, maxPauseMs: 900_000, chance: 0.5 };
const BUSY: LaneState = {
  ...NEW_LANE,
  pace: {
    ...NEW_LANE.pace,
    batchSize: 80,
    window: 8,
    inFlight: { ...NEW_LANE.pace.inFlight, calls: 8, phase: 'steady' },
  },
};

const fault = (lane: LaneState, side: Side, limitsRate = false): LaneState =>
  laneAfterFault(lane, { side, limitsRate, code: 'X', message: 'x', at: NOON }, PAUSE);

const trial = (lane: LaneState, side: Side): LaneState =>
  withBreaker(lane, side, breakerOnTrial(lane.breakers[side]));

describe('the lane', () => {
  it('does not blame the shop for the ERP, nor the ERP for the shop', () => {
    let lane = BUSY;
    for (let tries = 0; tries < 6; tries += 1) lane = trial(fault(lane, 'erp'), 'erp');
    const reset = fault(lane, 'store');
    expect(reset.breakers.erp).toBe(lane.breakers.erp);
    expect(reset.breakers.store).toMatchObject({
      faultsInARow: 1,
      until: new Date(NOON.getTime() + 2_000),
    });
    expect(lane.pace).toBe(BUSY.pace);
  });

  it('makes calls smaller once: not again for what fails beside it, nor for a try that fails', () => {
    const once = fault(BUSY, 'store');
    expect(once.pace).toMatchObject({ batchSize: 40, window: 4 });
    expect(fault(once, 'store').pace).toBe(once.pace);
    const tried = fault(trial(once, 'store'), 'store');
    expect(tried.pace).toBe(once.pace);
    const back = laneAfterAnswer(trial(tried, 'store'), 'store');
    expect(fault(back, 'store').pace).toMatchObject({ batchSize: 20, window: 2 });
  });

  it('makes fewer calls, not smaller ones, where the shop limits their rate', () => {
    expect(fault(BUSY, 'store', true).pace).toMatchObject({ batchSize: 80, window: 4 });
  });

  it('is the same lane after an answer that says nothing new', () => {
    expect(laneAfterAnswer(BUSY, 'store')).toBe(BUSY);
  });

  it('keeps what happens to one side from the other, whatever happens', () => {
    const step = fc.record({
      side: fc.constantFrom(...SIDES),
      kind: fc.constantFrom('fault', 'answer', 'trial'),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const play = (some: typeof steps): LaneState =>
          some.reduce((lane, { side, kind }) => {
            if (kind === 'fault') return fault(lane, side);
            if (kind === 'answer') return laneAfterAnswer(lane, side);
            return lane.breakers[side].phase === 'open' ? trial(lane, side) : lane;
          }, BUSY);
        const all = play(steps);
        for (const side of SIDES) {
          const alone = play(steps.filter((one) => one.side === side));
          expect(all.breakers[side]).toEqual(alone.breakers[side]);
        }
        expect(all.pace).toEqual(play(steps.filter(({ side }) => side === 'store')).pace);
      }),
    );
  });
});
