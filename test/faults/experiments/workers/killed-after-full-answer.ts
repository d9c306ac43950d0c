import { setTimeout as delay } from 'node:timers/promises';
import type { Experiment } from '../../experiment';
import { dieAt } from '../../lab/die-at';

/** Changes that come faster than they are taken up become one; a round is given time to be. */
const ROUND_MS = 500;
const MOST_ROUNDS = 60;

/** A call of a hundred products is answered, and the worker dies over the answer. */
export const killedAfterFullAnswer: Experiment = {
  name: 'worker-killed-after-a-full-answer',
  about: 'A worker dies over the answer of a call that wrote a hundred products',
  attacks: ['L', 'S', 'R', 'T'],
  world: { products: 120, store: { preset: 'instant' } },
  async run(lab) {
    // The first calls are small until the shop has shown what it bears.
    await dieAt(lab, 'ISyncRepository.settle:before@3', async (armed) => {
      for (let round = 0; round < MOST_ROUNDS && !armed.hasEnded; round += 1) {
        lab.life.reprice(lab.erp.ids);
        // Nobody takes it where the process dies meanwhile.
        await lab.life.tell('pricing.price_changed', lab.erp.ids).catch((error: unknown) => {
          if (!armed.hasEnded) throw error;
        });
        await delay(ROUND_MS);
      }
    });
  },
};
