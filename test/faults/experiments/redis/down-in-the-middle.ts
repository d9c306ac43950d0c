import type { Experiment } from '../../experiment';

/**
 * Redis goes away under load, and comes back. Changes that are told over HTTP are taken all the
 * while.
 */
export const downInTheMiddle: Experiment = {
  name: 'redis-down-in-the-middle',
  about: 'Redis is cut off for a while, under load; what is told over HTTP is taken all the same',
  attacks: ['L', 'S', 'O'],
  recoversWithin: 15,
  async run(lab) {
    for (let round = 0; round < 2; round += 1) {
      await lab.life.change(20);
      await lab.redis.shut();
      await lab.life.change(20, { doors: ['http'] });
      lab.shop.order([{ productId: 1, quantity: 1 }]);
      await lab.redis.open();
      await lab.recovers(() => lab.quietByItself());
    }
  },
};
