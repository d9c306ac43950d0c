import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** Products in sizes change beside simple ones, and answers about either get lost. */
export const changingVariants: Experiment = {
  name: 'variants-change-and-answers-are-lost',
  about:
    'Prices and stocks of variants change while the shop applies every third write and answers 504',
  attacks: ['S', 'R', 'T', 'U'],
  async run(lab) {
    const { life } = lab;
    const among = await life.arriveInSizes(10);
    const fault = {
      kind: 'gateway-timeout-after-applying',
      method: 'POST',
      route: 'batch',
    } as const;
    lab.shop.double.faults.add({ ...fault, probability: 0.3, seed: lab.seed, times: 6 });
    await life.change(60, { among });
    await life.arriveInSizes(5);
    await life.change(30);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
