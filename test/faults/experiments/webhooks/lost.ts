import { setTimeout as delay } from 'node:timers/promises';
import type { Experiment } from '../../experiment';
import { HOOKED } from './hooked-lab';

/** What no webhook tells of is found by reading, as without any webhooks. */
export const lost: Experiment = {
  name: 'webhooks-lost',
  about: 'Of the shop’s deliveries every other one is lost, and then all of them',
  attacks: ['O', 'L'],
  world: HOOKED,
  async run(lab) {
    await lab.hooked();
    lab.road.fate = () => (lab.random.chance(0.5) ? 'lose' : 'pass');
    for (let count = 0; count < 40; count += 1) {
      lab.shop.order([{ productId: 1, quantity: 1 }]);
      if (count === 20) lab.road.fate = () => 'lose';
      await delay(50);
    }
    await lab.heardAll();
  },
};
