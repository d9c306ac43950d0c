import type { Experiment } from '../../experiment';
import { failedItemsOf, retryFailed } from '../../lab/failed-items';

/** A plugin of the shop refuses three products of ten, and takes the others of the same call. */
export const itemErrors: Experiment = {
  name: 'shop-refuses-single-products',
  about:
    'The shop refuses 30 % of the products of each call; then it takes all, and what failed is retried',
  attacks: ['L', 'S', 'T', 'U'],
  async run(lab) {
    const { faults } = lab.shop.double;
    faults.add({ kind: 'item-errors', method: 'POST', route: 'batch', seed: lab.seed });
    await lab.life.close(20);
    await lab.life.change(60);
    await lab.quiet();
    if ((await failedItemsOf(lab)).length === 0) throw new Error('Nothing failed');
    faults.clear();
    await retryFailed(lab);
  },
};
