import { the } from '../../../support/the';
import type { Experiment } from '../../experiment';
import { LEASE_IS_OVER_MS } from '../../lab/die-at';
import { eventually } from '../../../support/eventually';

/** A machine stands still in the middle of a call, and wakes when others have done its work. */
export const frozen: Experiment = {
  name: 'worker-frozen-longer-than-its-lease',
  about:
    'A worker is stopped in the middle of a call (SIGSTOP) until its lease is over, and goes on then',
  attacks: ['R', 'S', 'L', 'T'],
  world: { processes: 1 },
  async run(lab) {
    const { workers } = lab.shop.double;
    workers.model = { ...workers.model, perCall: 1_500 };
    const [sleeper] = lab.services.living;
    lab.life.reprice(lab.erp.ids);
    await lab.life.tell('pricing.price_changed', lab.erp.ids);
    await eventually(() => {
      if (lab.shop.double.journal.calls.every(({ endedAt }) => endedAt !== null))
        throw new Error('No call is out');
    });
    the(sleeper).signal('SIGSTOP');
    workers.model = { ...workers.model, perCall: 10 };
    await lab.services.start();
    await lab.database.pass(LEASE_IS_OVER_MS);
    lab.life.reprice(lab.erp.ids);
    await lab.life.tell('pricing.price_changed', lab.erp.ids);
    await lab.quiet();
    the(sleeper).signal('SIGCONT');
    await lab.life.change(30);
  },
};
