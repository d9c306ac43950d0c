import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** The shop applies what it is told, and never answers. */
export const silentAnswers: Experiment = {
  name: 'shop-applies-and-never-answers',
  about: 'The shop applies every third write, and the answer takes longer than anybody waits',
  attacks: ['U', 'R', 'S', 'T'],
  world: { settings: { WOOCOMMERCE_TIMEOUT_MS: '1000' } },
  async run(lab) {
    lab.shop.double.faults.add({
      kind: 'timeout-after-applying',
      method: 'POST',
      route: 'batch',
      probability: 0.3,
      seed: lab.seed,
      times: 4,
    });
    await lab.life.close(20);
    await lab.life.change(60);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
