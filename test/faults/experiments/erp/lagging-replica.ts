import type { Experiment } from '../../experiment';
import { reconciled } from '../../lab/reconciled';
import { retryFailed } from '../../lab/failed-items';
import { changeBehindReplica } from '../../life/lagging-replica';

/** The ERP is read from a replica that lags behind what its events tell. */
export const laggingReplica: Experiment = {
  name: 'erp-replica-lags',
  about: 'Events overtake the replica of the ERP that is read, by 1.5 seconds',
  attacks: ['R', 'S', 'T'],
  async run(lab) {
    await changeBehindReplica(lab, lab.seconds(60, 6), 1_500);
    await reconciled(lab);
    await retryFailed(lab);
  },
};
