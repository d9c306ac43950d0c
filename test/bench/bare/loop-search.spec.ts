import { bestLoop, type LoopPlan } from './loop-search';

describe('the search for the best loop', () => {
  /** Seconds of a loop on so many cores: 60 ms per call and 15 ms per item, shared evenly. */
  const onCores =
    (cores: number) =>
    ({ batch, concurrency, rounds }: LoopPlan): Promise<number> => {
      const callSeconds = (60 + 15 * batch) / 1_000;
      return Promise.resolve(rounds * callSeconds * Math.max(1, concurrency / cores));
    };

  it.each([
    [1, 1],
    [2, 2],
    [4, 4],
    [8, 8],
  ])(
    'finds as few calls in flight as use all of %i cores, and large ones',
    async (cores, concurrency) => {
      const best = await bestLoop(onCores(cores), 3);
      expect(best).toMatchObject({ batch: 100, concurrency });
      expect(best.itemsPerSecond).toBeCloseTo((cores * 100) / 1.56);
    },
  );

  it('takes small calls where large ones are slower', async () => {
    const best = await bestLoop(({ batch, rounds }) => Promise.resolve(rounds * batch ** 2), 2);
    expect(best.batch).toBe(50);
  });

  it('measures few loops for long', async () => {
    const plans: LoopPlan[] = [];
    await bestLoop((plan) => {
      plans.push(plan);
      return onCores(2)(plan);
    }, 5);
    expect(plans.filter(({ rounds }) => rounds === 5)).toHaveLength(4);
    expect(plans).toHaveLength(10);
  });
});
