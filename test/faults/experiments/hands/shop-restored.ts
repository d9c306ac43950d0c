import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/**
 * The shop is put back to a backup: what was made since is gone, what was written since is undone.
 */
export const shopRestored: Experiment = {
  name: 'hands-restore-the-shop',
  about:
    'The shop goes back to a backup, and gives out ids again, while events go on; a forced sync mends all',
  attacks: ['S', 'U', 'R', 'T', 'L'],
  // A change went into the product that the same call had made under its id.
  // Two deliveries, one of which made a product under the id that the other was about (101).
  failedOnce: [1, 101],
  async run(lab) {
    const { erp, life, shop } = lab;
    const backup = shop.backup();
    await life.close(10);
    await life.change(25);
    await lab.quiet();
    await life.change(5);
    shop.restore(backup);
    const arrived = await life.close(5);
    await life.change(20);
    await lab.quiet();
    // What was made under an id that another product had is right before anybody looks for it.
    for (const id of arrived) {
      const [wanted, shown] = [erp.find(id)?.price.regular, shop.find(id)?.regular_price];
      if (shown !== wanted) throw new Error(`${id} costs ${shown ?? 'nothing'}, and not ${wanted}`);
    }
    await lab.fullSync(true);
    await nothingFailed(lab);
  },
};
