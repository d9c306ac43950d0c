import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** The shop applies what it is told, and the connection breaks before it says so. */
export const resetAnswers: Experiment = {
  name: 'shop-applies-and-resets',
  about: 'The shop applies every third write, and resets the connection; others it resets unheard',
  attacks: ['U', 'R', 'S', 'T'],
  async run(lab) {
    const { faults } = lab.shop.double;
    const fault = { method: 'POST', route: 'batch', seed: lab.seed } as const;
    faults.add({ kind: 'reset', ...fault, probability: 0.3, times: 5 });
    faults.add({ kind: 'reset-before-applying', ...fault, probability: 0.2, times: 3 });
    await lab.life.close(20);
    await lab.life.change(60);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
