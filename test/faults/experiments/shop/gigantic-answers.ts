import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** The shop answers more than any process should hold. */
export const giganticAnswers: Experiment = {
  name: 'shop-answers-500-megabytes',
  about: 'The shop applies some writes, and answers them, and some reads, with 500 MB',
  attacks: ['B', 'U', 'R', 'S', 'T'],
  async run(lab) {
    const fault = { kind: 'gigantic', bytes: 500_000_000, seed: lab.seed } as const;
    lab.shop.double.faults.add({
      ...fault,
      method: 'POST',
      route: 'batch',
      probability: 0.3,
      times: 2,
    });
    lab.shop.double.faults.add({ ...fault, method: 'GET', probability: 0.3, times: 2 });
    await lab.life.close(20);
    await lab.life.change(60);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
