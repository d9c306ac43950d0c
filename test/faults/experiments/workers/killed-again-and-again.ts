import type { Experiment } from '../../experiment';
import { letGo } from '../../lab/let-go';

const KILL_EVERY_MS = 5_000;

/**
 * The longest that anything may stay with a worker that was killed, and that it may take from the
 * last kill until all is done, in seconds.
 */
const RECOVERED_WITHIN_SECONDS = 60;

/**
 * A steady load, and every five seconds a worker dies. Leases run out by themselves here: no time
 * is skipped.
 */
export const killedAgainAndAgain: Experiment = {
  name: 'workers-killed-every-5-seconds',
  about: 'A worker that is drawn is killed every 5 s, at 100 events a second for 2 minutes',
  attacks: ['L', 'S', 'R', 'U', 'A', 'B'],
  world: { processes: 3, products: 200 },
  recoversWithin: RECOVERED_WITHIN_SECONDS,
  async run(lab) {
    const load = lab.life.changeSteadily(100, lab.seconds(120, 12));
    const held: Promise<void>[] = [];
    const end = performance.now() + lab.seconds(120, 12) * 1_000;
    while (performance.now() < end) {
      await new Promise((next) => setTimeout(next, KILL_EVERY_MS));
      await lab.random.pick(lab.services.living).kill();
      const isLetGo = lab.recovers(() => letGo(lab));
      // One that never is tells so at the end.
      isLetGo.catch(() => undefined);
      held.push(isLetGo);
      await lab.services.growTo(3);
    }
    await load;
    await lab.recovers(() => lab.caughtUp());
    await Promise.all(held);
  },
};
