import type { Experiment } from '../../experiment';

/** A new version is rolled out under load: each process in turn is asked to stop, and replaced. */
export const rollingStop: Experiment = {
  name: 'processes-stopped-in-turn',
  about: 'Each process in turn is told to stop (SIGTERM) and replaced, under load',
  attacks: ['L', 'S', 'R', 'T'],
  world: { processes: 2, products: 100 },
  recoversWithin: 5,
  async run(lab) {
    const load = lab.life.changeSteadily(30, lab.seconds(60, 8));
    for (const service of [...lab.services.living]) {
      await lab.services.start();
      lab.life.reprice(lab.erp.ids);
      await lab.life.tell('pricing.price_changed', lab.erp.ids);
      await service.stop();
      // The others go on at once.
      await lab.recovers(async () => {
        const written = lab.nextWrite();
        await lab.life.change(1, { kinds: ['price'] });
        await written;
      });
    }
    await load;
  },
};
