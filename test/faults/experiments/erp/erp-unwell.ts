import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';
import { reconciled } from '../../lab/reconciled';

/** The ERP answers some calls with an error of its own, and cuts others off. */
export const erpUnwell: Experiment = {
  name: 'erp-answers-500-now-and-then',
  about: 'The ERP answers 40 % of all calls with 500, then cuts 40 % of the connections',
  attacks: ['L', 'S', 'T'],
  async run(lab) {
    const { faults } = lab.erp.cypher;
    faults.set({ status: 500, probability: 0.4, seed: lab.seed });
    await lab.life.close(10);
    await lab.life.changeSteadily(10, lab.seconds(60, 4));
    faults.set({ status: null, reset: true, seed: lab.seed });
    await lab.life.changeSteadily(10, lab.seconds(60, 3));
    faults.clear();
    await reconciled(lab);
    await nothingFailed(lab);
  },
};
