import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';
import { expectSaid } from '../../lab/said-status';

/** Nobody reaches the ERP for a while. */
export const erpAway: Experiment = {
  name: 'erp-away',
  about:
    'The ERP cannot be reached for a while; events are accepted, nothing fails, and all is drained',
  attacks: ['L', 'S', 'T'],
  recoversWithin: 80,
  async run(lab) {
    const { gates, life } = lab;
    await gates.erp.shut();
    await life.close(5);
    await life.changeSteadily(10, lab.seconds(60, 5));
    await expectSaid(lab, 'erp', 'ERP_UNREACHABLE');
    await nothingFailed(lab);
    await gates.erp.open();
    await lab.recovers(() => lab.quietByItself());
    await nothingFailed(lab);
  },
};
