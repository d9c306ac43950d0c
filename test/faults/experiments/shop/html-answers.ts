import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** Something before the shop answers with a page: a captcha, a notice that it is being mended. */
export const htmlAnswers: Experiment = {
  name: 'shop-answers-a-page',
  about: 'Something before the shop answers half of all calls with a page of HTML and status 200',
  attacks: ['L', 'S', 'T', 'U'],
  async run(lab) {
    lab.shop.double.faults.add({ kind: 'html', probability: 0.5, seed: lab.seed, times: 8 });
    await lab.life.close(20);
    await lab.life.change(60);
    await lab.quiet();
    await nothingFailed(lab);
  },
};
