import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';
import { expectSaid } from '../../lab/said-status';

const RECOVERED_WITHIN_SECONDS = 80;

/** PHP is down behind a gateway that is not. */
export const badGateway: Experiment = {
  name: 'shop-away-bad-gateway',
  about: 'The gateway before the shop answers 502 for a while, now and then it lets a call through',
  attacks: ['L', 'S', 'T', 'U'],
  recoversWithin: RECOVERED_WITHIN_SECONDS,
  async run(lab) {
    const { faults } = lab.shop.double;
    faults.add({ kind: 'bad-gateway', probability: 0.8, seed: lab.seed });
    await lab.life.close(5);
    await lab.life.changeSteadily(10, lab.seconds(60, 3));
    faults.clear();
    faults.add({ kind: 'bad-gateway' });
    await lab.life.changeSteadily(10, lab.seconds(60, 3));
    await expectSaid(lab, 'store', 'STORE_ERROR');
    await nothingFailed(lab);
    faults.clear();
    // What a write that met the gateway asks for is one more look, when its call must be over.
    await lab.recovers(() => lab.caughtUp(RECOVERED_WITHIN_SECONDS * 1_000));
    await lab.quiet();
    await nothingFailed(lab);
  },
};
