import type { SentDelivery } from '../../../support/servers/webhook-road';
import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';
import { BY_HINTS_ALONE } from './hooked-lab';

const POINTS = {
  'reading-and-answer': 'ShopOrders.find:after',
  'reading-and-outbox': 'OrderRepository.store:before',
  'outbox-and-end-of-the-hint': 'HintRepository.finish:before',
} as const;

/** A hint is kept until what it led to is committed: whoever dies before leaves it to others. */
export const killedBetween: readonly Experiment[] = Object.entries(POINTS).map(
  ([where, point]) => ({
    name: `killed-between-${where}`,
    about: `A process that reads orders at which the shop hinted dies at ${point}`,
    attacks: ['O', 'L'],
    world: BY_HINTS_ALONE,
    async run(lab) {
      await lab.hooked();
      lab.road.fate = () => 'hold';
      let refused: SentDelivery[] = [];
      await dieAt(lab, point, async () => {
        for (let count = 0; count < 20; count += 1) lab.shop.order([{ productId: 1, quantity: 1 }]);
        await lab.shop.double.webhooks.queue.run(true);
        const statuses = await Promise.all(lab.road.held.map((one) => lab.road.take(one)));
        refused = lab.road.held.filter((_, at) => statuses[at] !== 200);
      });
      // The shop was told that all came, so that nothing but what was written down is read.
      for (const delivery of refused) await lab.road.take(delivery);
      await lab.heardAll();
    },
  }),
);
