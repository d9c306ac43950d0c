import type { Experiment } from '../../experiment';

/** Processes start while Redis cannot be reached, and once more when it can. */
export const downAtStart: Experiment = {
  name: 'redis-down-at-start',
  about: 'Processes start while Redis is away, which they say and end; they start when it is back',
  attacks: ['L', 'S', 'X'],
  async run(lab) {
    await Promise.all(lab.services.living.map((service) => service.kill()));
    await lab.redis.shut();
    // What a supervisor does: it starts the process again and again.
    for (let attempt = 0; attempt < 2; attempt += 1) await lab.services.tryToStart();
    lab.life.reprice(lab.erp.ids);
    await lab.redis.open();
    await lab.services.growTo(2);
    await lab.life.change(40);
  },
};
