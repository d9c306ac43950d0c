import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';

/**
 * Two pages and a half of orders that were all placed in one second: the shop's pages cut them
 * anywhere.
 */
const ORDERS = 250;

/** The pull dies at the edge of a page; the next one must leave nothing out. */
export const pullKilled: Experiment = {
  name: 'order-pull-killed-at-a-page-edge',
  about: 'The pull of 250 orders of one second dies after its first page, and after its second',
  attacks: ['O', 'L'],
  world: { products: 5 },
  async run(lab) {
    for (const nth of [1, 2]) {
      const at = new Date(Date.now() + nth * 1_000).toISOString();
      await dieAt(lab, `OrderRepository.store:after@${nth}`, () => {
        for (let count = 0; count < ORDERS; count += 1)
          lab.shop.order([{ productId: 1, quantity: 1 }], at);
        return Promise.resolve();
      });
      await lab.heardAll();
    }
  },
};
