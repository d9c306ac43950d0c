import { the } from '../../../support/the';
import type { Experiment } from '../../experiment';

/**
 * Several workers, and one product that changes without end, beside two products that claim one
 * SKU.
 */
export const oneSku: Experiment = {
  name: 'two-workers-and-one-sku',
  about:
    'Several workers have one product that changes without end, and two products that claim one SKU',
  attacks: ['R', 'U', 'S'],
  world: { processes: 3, products: 5, store: { preset: 'fast' } },
  async run(lab) {
    const [busy] = lab.erp.ids;
    const sku = `SHARED-${lab.seed}`;
    const load = lab.life.change(150, { among: [the(busy)] });
    await lab.life.close(1, { sku });
    await lab.life.close(1, { sku: sku.toLowerCase() });
    await load;
  },
};
