import { KILL_POINTS } from '../../../../libs/woocommerce-sync/src/infrastructure/faults/kill-points';
import type { Experiment } from '../../experiment';
import { LEASE_IS_OVER_MS } from '../../lab/die-at';
import type { Lab } from '../../lab/lab';
import type { ServiceProcess } from '../../lab/parts/service-process';
import { everyKindOfWork } from '../../life/every-kind-of-work';

/** A brief run takes one point of so many; which, follows from its seed. */
const ONE_OF = 14;

/** How long a process may go on without coming to its point; most take a second. */
const REACHED_WITHIN_MS = 120_000;

/** Only who reads orders for longer than a quarter of a minute says so. */
const OF_LONG_READINGS = 'OrderPullRepository.keep';

/** Experiments of their own die at these, and see what became of each order. */
const OF_ORDER_COMMANDS = /^(?:OrderCommandRepository|ShopOrderChanges)\./;

const ALL = KILL_POINTS.filter((point) => !OF_ORDER_COMMANDS.test(point)).flatMap((point) =>
  (['before', 'after'] as const).map((side) => `${point}:${side}`),
);

/**
 * One process after the other dies at the next of all named points, while all kinds of work are
 * done.
 */
export const killedAtEveryPoint: Experiment = {
  name: 'killed-at-every-point',
  about: 'A process dies before, and one after, each call that matters of a port',
  attacks: ['L', 'S', 'U', 'R', 'O', 'A', 'T'],
  world: {
    processes: 1,
    products: 20,
    webhooks: true,
    store: { preset: 'instant', webhookDelayMs: 100 },
    settings: { ACKNOWLEDGE_ORDERS: 'true' },
  },
  async run(lab) {
    const points = ALL.filter((_, index) => !lab.brief || index % ONE_OF === lab.seed % ONE_OF);
    const unreached: string[] = [];
    for (const point of points) {
      const armed = await lab.services.start({ KILL_POINT: point });
      await Promise.all(
        lab.services.living.filter((one) => one !== armed).map((one) => one.stop()),
      );
      if (point.startsWith(OF_LONG_READINGS))
        lab.shop.double.faults.add({ kind: 'timeout-after-applying', route: 'GET /orders' });
      if (!(await diesAtWork(lab, armed))) unreached.push(point);
      lab.shop.double.faults.clear();
      await lab.database.pass(LEASE_IS_OVER_MS);
    }
    await lab.services.growTo(2);
    await lab.quiet();
    // What the ERP has forgotten goes with a full sync.
    await lab.fullSync();
    if (unreached.length > 0) throw new Error(`Never reached: ${unreached.join(', ')}`);
  },
};

/** Gives a process all kinds of work until it dies. Answers whether it does. */
async function diesAtWork(lab: Lab, armed: ServiceProcess): Promise<boolean> {
  const deadline = performance.now() + REACHED_WITHIN_MS;
  while (!armed.hasEnded && performance.now() < deadline)
    await everyKindOfWork(lab, () => armed.hasEnded);
  return armed.hasEnded;
}
