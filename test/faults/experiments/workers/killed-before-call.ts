import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';

/** What is about to be sent is written down, and never sent. */
export const killedBeforeCall: Experiment = {
  name: 'worker-killed-between-depart-and-call',
  about: 'A worker dies when it has written down what it is about to send, before it sends it',
  attacks: ['L', 'S', 'T', 'A'],
  async run(lab) {
    await dieAt(lab, 'ISyncRepository.openCall:after', async () => {
      lab.life.reprice(lab.erp.ids);
      await lab.life.tell('pricing.price_changed', lab.erp.ids);
    });
  },
};
