import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';
import { expectSaid } from '../../lab/said-status';

/** Somebody revokes the key in the shop, and gives it back. */
export const keyRevoked: Experiment = {
  name: 'shop-away-key-revoked',
  about:
    'The shop refuses the key for a while; nothing fails, and the status says why nothing moves',
  attacks: ['L', 'S', 'T', 'X'],
  recoversWithin: 80,
  async run(lab) {
    const { faults } = lab.shop.double;
    faults.add({ kind: 'unauthorized' });
    await lab.life.close(5);
    await lab.life.changeSteadily(10, lab.seconds(60, 5));
    await expectSaid(lab, 'store', 'STORE_UNAUTHORIZED');
    await nothingFailed(lab);
    faults.clear();
    await lab.recovers(() => lab.quietByItself());
    await nothingFailed(lab);
  },
};
