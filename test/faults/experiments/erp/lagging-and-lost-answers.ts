import type { Experiment } from '../../experiment';
import { retryFailed } from '../../lab/failed-items';
import { reconciled } from '../../lab/reconciled';
import { changeBehindReplica } from '../../life/lagging-replica';

/** A replica lags behind while the shop's answers get lost: what was written last is not known. */
export const laggingAndLostAnswers: Experiment = {
  name: 'erp-replica-lags-and-answers-are-lost',
  about: 'The replica of the ERP lags behind while every third answer of the shop is lost',
  attacks: ['R', 'S', 'T', 'U'],
  async run(lab) {
    const { faults } = lab.shop.double;
    faults.add({ kind: 'reset', method: 'POST', route: 'batch', probability: 0.3, seed: lab.seed });
    await changeBehindReplica(lab, lab.seconds(60, 6), 1_500);
    faults.clear();
    await reconciled(lab);
    await retryFailed(lab);
  },
};
