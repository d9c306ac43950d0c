import { setTimeout as delay } from 'node:timers/promises';
import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';
import { expectSaid } from '../../lab/said-status';

const MINUTE_MS = 60_000;
const MINUTES = 10;
/** So long each minute lasts in truth: the lane may try the shop in it. */
const LOOK_MS = 400;

/** Nobody reaches the shop for ten minutes, in which the ERP's day goes on. */
export const downTenMinutes: Experiment = {
  name: 'shop-away-ten-minutes',
  about:
    'The shop cannot be reached for ten minutes while events go on; nothing fails, and all is drained',
  attacks: ['L', 'S', 'T', 'U'],
  recoversWithin: 80,
  async run(lab) {
    const { database, gates, life } = lab;
    await gates.shop.shut();
    await life.close(10);
    for (let minute = 0; minute < MINUTES; minute += 1) {
      await life.change(6);
      await delay(LOOK_MS);
      await database.pass(MINUTE_MS);
    }
    await expectSaid(lab, 'store', 'STORE_UNREACHABLE');
    await nothingFailed(lab);
    await gates.shop.open();
    // In a brief run the pause before the next try is over at once.
    if (lab.brief) await database.pass(MINUTE_MS);
    await lab.recovers(() => lab.quietByItself());
    await nothingFailed(lab);
  },
};
