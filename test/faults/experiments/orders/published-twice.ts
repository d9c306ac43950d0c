import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';

/**
 * A process dies between publishing an order and noting that it did: it is published again, under
 * the same id.
 */
export const publishedTwice: Experiment = {
  name: 'killed-between-publishing-and-noting-it',
  about: 'A process dies when an order is published, before it can note that',
  attacks: ['O', 'L'],
  world: { products: 5 },
  async run(lab) {
    await dieAt(lab, 'EventPublisher.publish:after@3', () => {
      for (let count = 0; count < 20; count += 1) lab.shop.order([{ productId: 1, quantity: 1 }]);
      return Promise.resolve();
    });
    await lab.heardAll();
  },
};
