import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';
import type { Lab } from '../../lab/lab';
import { followedOnce, sayOfOrder, type CommandName } from '../../life/order-commands';

/** A place to die at, and what is said of an order before. */
type Death = readonly [said: CommandName, point: string];

/** Between what the shop has done and our note of it; one before anything has left. */
const DEATHS: readonly Death[] = [
  ['refunded', 'ShopOrderChanges.refund:after'],
  ['shipped', 'ShopOrderChanges.change:after'],
  ['cancelled', 'ShopOrderChanges.change:after'],
  ['booked', 'ShopOrderChanges.change:after'],
  ['refunded', 'OrderCommandRepository.finish:before'],
  ['shipped', 'OrderCommandRepository.finish:after'],
  ['cancelled', 'OrderCommandRepository.noteCall:after'],
  ['refunded', 'OrderCommandRepository.noteCall:after'],
];

const DEATHS_WITH_FULFILMENTS: readonly Death[] = [
  ['shipped', 'ShopOrderChanges.fulfil:after'],
  ['shipped', 'ShopOrderChanges.change:after'],
  ['shipped', 'ShopOrderChanges.fulfil:before'],
];

/** How many of them a brief run takes; which, follows from its seed. */
const BRIEF = 3;

/** One death after the other; what was said is repeated each time, as by a caller in doubt. */
async function dieOneByOne(lab: Lab, all: readonly Death[]): Promise<void> {
  const first = lab.brief ? (lab.seed * BRIEF) % all.length : 0;
  const deaths = lab.brief ? [...all, ...all].slice(first, first + BRIEF) : all;
  for (const [said, point] of deaths) {
    const orderId = lab.shop.order([{ productId: 1, quantity: 2 }]);
    await lab.heardAll();
    await dieAt(lab, point, () => sayOfOrder(lab, said, orderId));
    await lab.quiet();
    followedOnce(lab, said, orderId);
    await sayOfOrder(lab, said, orderId);
    await lab.quiet();
    followedOnce(lab, said, orderId);
  }
}

/** What the ERP says of orders is followed once, whenever a process dies over it. */
export const commandsKilled: Experiment = {
  name: 'killed-while-orders-follow-the-erp',
  about:
    'A process dies between the shop’s answer and our record of a booking, shipment, cancellation and refund',
  attacks: ['L', 'O', 'A', 'T'],
  world: { products: 5 },
  run: (lab) => dieOneByOne(lab, DEATHS),
};

/** The same in a shop with fulfilments: one for each shipment. */
export const fulfilmentsKilled: Experiment = {
  name: 'killed-while-a-fulfilment-is-made',
  about: 'A process dies when a fulfilment was made, and before and after the status that follows',
  attacks: ['L', 'O', 'A', 'T'],
  world: { products: 5, store: { settings: { fulfillments: true } } },
  run: (lab) => dieOneByOne(lab, DEATHS_WITH_FULFILMENTS),
};
