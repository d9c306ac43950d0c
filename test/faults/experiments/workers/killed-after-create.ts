import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';

/** The shop has made the products, and the worker dies before it can note them. */
export const killedAfterCreate: Experiment = {
  name: 'worker-killed-between-create-and-commit',
  about: 'A worker dies when the shop has made its products, before the ledger knows of them',
  attacks: ['U', 'L', 'S', 'A'],
  async run(lab) {
    await dieAt(lab, 'ShopProducts.write:after', () => lab.life.close(30));
  },
};
