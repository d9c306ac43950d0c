import { join } from 'node:path';
import type { Experiment } from '../../experiment';

const SHIFTED_CLOCK = join(__dirname, '../../lab/parts/shifted-clock.cjs');
const TEN_MINUTES_MS = 600_000;

/**
 * The clocks of the processes are wrong, each in its own way, and the database's steps forth and
 * back.
 */
export const clocks: Experiment = {
  name: 'clocks-ten-minutes-off',
  about:
    'One process is 10 minutes ahead, one behind, and the database’s clock steps forth and back',
  attacks: ['L', 'S', 'R', 'T', 'O'],
  async run(lab) {
    await Promise.all(lab.services.living.map((service) => service.stop()));
    for (const shift of [TEN_MINUTES_MS, -TEN_MINUTES_MS])
      await lab.services.start({
        NODE_OPTIONS: `--require ${SHIFTED_CLOCK}`,
        LAB_CLOCK_SHIFT_MS: String(shift),
      });
    for (const step of [TEN_MINUTES_MS, -2 * TEN_MINUTES_MS, TEN_MINUTES_MS]) {
      await lab.life.change(30);
      lab.shop.order([{ productId: 1, quantity: 1 }]);
      await lab.database.pass(step);
      await lab.life.change(30);
      await lab.quiet();
    }
  },
};
