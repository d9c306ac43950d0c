import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** The shop applies what it is told, and half of its answer arrives. */
export const cutAnswers: Experiment = {
  name: 'shop-applies-and-cuts-the-answer',
  about: 'The shop applies every third write, and half of the JSON arrives',
  attacks: ['U', 'R', 'S', 'T'],
  async run(lab) {
    const fault = { kind: 'truncated', method: 'POST', route: 'batch', seed: lab.seed } as const;
    lab.shop.double.faults.add({ ...fault, probability: 0.3, times: 6 });
    await lab.life.close(20);
    await lab.life.change(60);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
