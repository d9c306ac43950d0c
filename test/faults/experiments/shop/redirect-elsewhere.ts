import { startCounter } from '../../lab/call-counter';
import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** The shop sends some calls to another host, which must never see what they bear. */
export const redirectElsewhere: Experiment = {
  name: 'shop-redirects-elsewhere',
  about: 'The shop redirects half of all calls to another host, which must see none of them',
  attacks: ['X', 'L', 'S', 'T'],
  async run(lab) {
    const elsewhere = await startCounter();
    try {
      const fault = { kind: 'redirect', location: elsewhere.url } as const;
      lab.shop.double.faults.add({ ...fault, probability: 0.5, seed: lab.seed, times: 8 });
      await lab.life.close(20);
      await lab.life.change(60);
      await lab.quiet();
      await nothingFailed(lab);
      if (elsewhere.calls > 0) throw new Error(`The other host saw ${elsewhere.calls} calls`);
    } finally {
      await elsewhere.close();
    }
  },
};
