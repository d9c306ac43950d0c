import type { Experiment } from '../../experiment';
import { retryFailed } from '../../lab/failed-items';

/** The shop refuses single variations of a product, and takes its others. */
export const refusedVariants: Experiment = {
  name: 'variants-are-refused-one-by-one',
  about:
    'The shop refuses 30 % of all products and variations; then it takes all, and what failed is retried',
  attacks: ['S', 'R', 'T', 'L'],
  async run(lab) {
    const { life } = lab;
    const { faults } = lab.shop.double;
    const among = await life.arriveInSizes(10);
    await lab.quiet();
    faults.add({ kind: 'item-errors', method: 'POST', route: 'batch', seed: lab.seed });
    await life.arriveInSizes(5);
    await life.change(60, { among });
    await lab.quiet();
    faults.clear();
    await retryFailed(lab);
  },
};
