import type { Experiment } from '../../experiment';
import { BY_HINTS_ALONE } from './hooked-lab';

const ORDERS = 60;

/** A delivery says only which order to read, so neither their order nor their number matters. */
export const doubledAndShuffled: Experiment = {
  name: 'webhooks-doubled-and-out-of-order',
  about: 'Deliveries come in any order, each of them up to three times, in several processes',
  attacks: ['O', 'L'],
  world: BY_HINTS_ALONE,
  async run(lab) {
    await lab.hooked();
    lab.road.fate = () => 'hold';
    for (let count = 0; count < ORDERS; count += 1) lab.shop.order([{ productId: 1, quantity: 1 }]);
    await lab.shop.double.webhooks.queue.run(true);
    const copies = lab.road.held
      .flatMap((delivery) => Array.from({ length: lab.random.between(1, 3) }, () => delivery))
      .map((delivery) => ({ delivery, at: lab.random.fraction() }))
      .toSorted((one, other) => one.at - other.at);
    await Promise.all(copies.map(({ delivery }) => lab.road.take(delivery)));
    lab.road.fate = () => 'pass';
    await lab.heardAll();
  },
};
