import { the } from '../../../support/the';
import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** People put products into the shop's trash, hide them, and delete them for good. */
export const handDeletions: Experiment = {
  name: 'hands-trash-and-delete-products',
  about:
    'People trash, hide and delete products in the shop while events go on; a full sync finds all of it',
  attacks: ['S', 'R', 'U', 'T'],
  async run(lab) {
    const { erp, life, random, shop } = lab;
    for (let round = 0; round < 24; round += 1) {
      await life.change(2);
      const sku = the(erp.find(random.pick(erp.ids))).sku;
      if (random.chance(0.4)) shop.deleteByHand(sku);
      else await shop.editByHand(sku, { status: random.pick(['trash', 'private', 'draft']) });
    }
    await lab.quiet();
    await lab.fullSync();
    await nothingFailed(lab);
  },
};
