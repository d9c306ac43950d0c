import type { Experiment } from '../../experiment';
import { COMMAND_NAMES, followedOnce, sayOfOrder } from '../../life/order-commands';

/** The calls that write to an order: its own, and those for its refunds and fulfilments. */
const WRITES = ['/refunds', '/fulfillments', ''] as const;

/** The shop does what it is told of orders, and its answers are lost. */
export const commandsUnanswered: Experiment = {
  name: 'order-writes-get-no-answer',
  about:
    'The first write of each kind to each of 16 orders is done and gets no answer: none is done twice',
  attacks: ['L', 'O', 'A', 'T'],
  world: { products: 5, store: { settings: { fulfillments: true } } },
  async run(lab) {
    const said = [...COMMAND_NAMES, ...COMMAND_NAMES, ...COMMAND_NAMES, ...COMMAND_NAMES].map(
      (name) => [name, lab.shop.order([{ productId: 1, quantity: 2 }])] as const,
    );
    await lab.heardAll();
    const { faults } = lab.shop.double;
    for (const [, orderId] of said)
      for (const below of WRITES)
        faults.add({
          kind: 'gateway-timeout-after-applying',
          route: `POST /orders/${orderId}${below}`,
          times: 1,
        });
    await Promise.all(said.map(([name, orderId]) => sayOfOrder(lab, name, orderId)));
    await lab.quiet();
    faults.clear();
    await lab.quiet();
    for (const [name, orderId] of said) followedOnce(lab, name, orderId);
  },
};
