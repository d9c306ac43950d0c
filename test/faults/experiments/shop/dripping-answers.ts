import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** The shop's answers drip: each byte is in time, and no answer ever ends. */
export const drippingAnswers: Experiment = {
  name: 'shop-answers-a-byte-at-a-time',
  about: 'The shop applies some writes, and its answer comes a byte at a time; reads drip, too',
  attacks: ['U', 'R', 'S', 'T', 'B'],
  world: { settings: { WOOCOMMERCE_TIMEOUT_MS: '1000' } },
  async run(lab) {
    const fault = { kind: 'slow-loris', everyMs: 50, seed: lab.seed } as const;
    lab.shop.double.faults.add({
      ...fault,
      method: 'POST',
      route: 'batch',
      probability: 0.3,
      times: 3,
    });
    lab.shop.double.faults.add({ ...fault, method: 'GET', probability: 0.2, times: 2 });
    await lab.life.close(20);
    await lab.life.change(60);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
