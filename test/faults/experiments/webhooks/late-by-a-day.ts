import type { Experiment } from '../../experiment';
import { BY_HINTS_ALONE } from './hooked-lab';

const DAY_MS = 24 * 3_600_000;

/** The shop's queue stood still for a day; a delivery has no time of its own, and needs none. */
export const lateByADay: Experiment = {
  name: 'webhooks-late-by-a-day',
  about: 'Deliveries come a day after what they tell of',
  attacks: ['O', 'L'],
  world: BY_HINTS_ALONE,
  async run(lab) {
    await lab.hooked();
    lab.road.fate = () => 'hold';
    for (let count = 0; count < 20; count += 1) lab.shop.order([{ productId: 1, quantity: 1 }]);
    await lab.shop.double.webhooks.queue.run(true);
    await lab.database.pass(DAY_MS);
    lab.road.fate = () => 'pass';
    for (const delivery of lab.road.held.splice(0)) await lab.road.take(delivery);
    await lab.heardAll();
  },
};
