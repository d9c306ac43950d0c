import type { Experiment } from '../../experiment';

/** The database goes back to last night's backup: the ledger knows less than the shop has. */
export const restored: Experiment = {
  name: 'database-restored-from-backup',
  about: 'The database is put back to a backup; a full sync, and the shop is right again',
  attacks: ['S', 'U', 'R', 'O', 'T'],
  async run(lab) {
    const stopAll = (): Promise<unknown> =>
      Promise.all(lab.services.living.map((one) => one.stop()));
    lab.shop.order([{ productId: 1, quantity: 1 }]);
    await lab.life.change(20);
    await lab.quiet();
    await stopAll();
    const backup = await lab.database.backup();
    await lab.services.growTo(2);
    await lab.life.close(10);
    await lab.life.change(60);
    lab.shop.order([{ productId: 2, quantity: 1 }]);
    await lab.quiet();
    await stopAll();
    await lab.database.restore(backup);
    await lab.services.growTo(2);
    await lab.life.change(20);
    await lab.quiet();
    await lab.fullSync();
  },
};
