import type { Experiment } from '../../experiment';

/** The shop applies what it is told, and a gateway answers 504. */
export const appliedAnd504: Experiment = {
  name: 'shop-applies-and-answers-504',
  about: 'The shop applies every third write, and its gateway answers 504',
  attacks: ['U', 'R', 'S', 'T'],
  async run(lab) {
    lab.shop.double.faults.add({
      kind: 'gateway-timeout-after-applying',
      method: 'POST',
      route: 'batch',
      probability: 0.3,
      seed: lab.seed,
      times: 6,
    });
    await lab.life.close(20);
    await lab.life.change(60);
  },
};
