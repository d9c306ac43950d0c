import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

const RETRY_AFTER_SECONDS = 2;
/** Calls that were out at once when the storm began, and tries since. */
const MOST_CALLS_PER_PAUSE = 4;

/** The shop answers everything with 429 for a while, and says when to come back. */
export const rateLimitStorm: Experiment = {
  name: 'shop-away-429-storm',
  about:
    'The shop answers 429 with Retry-After to every call; it is asked no more often than it says',
  attacks: ['L', 'S', 'T'],
  recoversWithin: 20,
  async run(lab) {
    const { double } = lab.shop;
    const seconds = lab.seconds(60, 6);
    const before = double.journal.calls.length;
    const retryAfter = String(RETRY_AFTER_SECONDS);
    double.faults.add({ kind: 'rate-limit', route: '/products', retryAfter });
    await lab.life.changeSteadily(10, seconds);
    double.faults.clear();
    const asked = double.journal.calls.slice(before).filter(({ status }) => status === 429).length;
    await lab.recovers(() => lab.quietByItself());
    await nothingFailed(lab);
    const most = MOST_CALLS_PER_PAUSE * (1 + seconds / RETRY_AFTER_SECONDS);
    if (asked === 0 || asked > most) throw new Error(`It was asked ${asked} times in ${seconds} s`);
  },
};
