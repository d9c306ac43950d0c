import type { Experiment } from '../../experiment';

/** So long signals may take to come back when Redis has lost them, in seconds. */
const SIGNALS_BACK_SECONDS = 10;

/**
 * Redis forgets everything, again and again. What waits is in the ledger; only the signals are
 * gone.
 */
export const wiped: Experiment = {
  name: 'redis-wiped',
  about: 'Redis loses everything that it holds, several times under load',
  attacks: ['L', 'S'],
  needs: 'a real Redis',
  recoversWithin: SIGNALS_BACK_SECONDS,
  async run(lab) {
    for (let round = 0; round < 3; round += 1) {
      const load = lab.life.change(40);
      await lab.redis.wipe();
      await load;
      await lab.redis.wipe();
      await lab.recovers(() => lab.quietByItself());
    }
  },
};
