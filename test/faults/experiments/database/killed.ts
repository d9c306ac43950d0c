import type { Experiment } from '../../experiment';

/** PostgreSQL is killed in the middle of the work, and recovers. */
export const killed: Experiment = {
  name: 'postgresql-killed-mid-batch',
  about: 'PostgreSQL is killed under load, and started again; twice',
  attacks: ['L', 'S', 'R', 'T', 'A'],
  world: { products: 100 },
  // Without a Redis the queues are in this very database, and end with it.
  needs: 'a real Redis',
  recoversWithin: 10,
  async run(lab) {
    for (const how of ['kill', 'stop'] as const) {
      lab.life.reprice(lab.erp.ids);
      await lab.life.tell('pricing.price_changed', lab.erp.ids);
      await lab.database.stop(how);
      await lab.database.start();
      await lab.recovers(() => lab.nextWrite());
      await lab.quiet();
    }
  },
};
