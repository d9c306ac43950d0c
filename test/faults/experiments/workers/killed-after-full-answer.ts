import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';

/** A call of a hundred products is answered, and the worker dies over the answer. */
export const killedAfterFullAnswer: Experiment = {
  name: 'worker-killed-after-a-full-answer',
  about: 'A worker dies over the answer of a call that wrote a hundred products',
  attacks: ['L', 'S', 'R', 'T'],
  world: { products: 120, store: { preset: 'instant' } },
  async run(lab) {
    // The first calls are small until the shop has shown what it bears.
    await dieAt(lab, 'ISyncRepository.settle:before@3', async () => {
      for (let round = 0; round < 3; round += 1) {
        lab.life.reprice(lab.erp.ids);
        await lab.life.tell('pricing.price_changed', lab.erp.ids);
      }
    });
  },
};
