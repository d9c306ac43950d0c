import { the } from '../../../support/the';
import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** People change in the shop what is Cypher's, while Cypher's own changes arrive. */
export const handEdits: Experiment = {
  name: 'hands-edit-products',
  about:
    'People edit prices, stocks, names and statuses in the shop while events go on; a forced sync mends all',
  attacks: ['S', 'R', 'U', 'T'],
  async run(lab) {
    const { erp, life, random, shop } = lab;
    for (let round = 0; round < 30; round += 1) {
      await life.change(2);
      await shop.editByHand(
        the(erp.find(random.pick(erp.ids))).sku,
        random.pick([
          { regular_price: '0.01' },
          { sale_price: '0.01' },
          { manage_stock: true, stock_quantity: 1_000_000 },
          { manage_stock: false },
          { name: 'Changed by hand' },
          { status: 'private' },
        ]),
      );
    }
    await lab.quiet();
    await lab.fullSync(true);
    await nothingFailed(lab);
  },
};
