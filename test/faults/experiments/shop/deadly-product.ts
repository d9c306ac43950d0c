import type { Experiment } from '../../experiment';
import { failedItemsOf, onlyTheseFailed, retryFailed } from '../../lab/failed-items';

/** One product makes PHP crash, and with it every call that it is in. */
export const deadlyProduct: Experiment = {
  name: 'shop-crashes-over-one-product',
  about:
    'One product turns every call that it is in into a 500; the others of these calls go through',
  attacks: ['L', 'S', 'T', 'U'],
  async run(lab) {
    const { erp, life, random } = lab;
    const name = 'A lamp that no shop survives';
    const deadly = random.pick(erp.ids);
    const contains = JSON.stringify(name).slice(1, -1);
    lab.shop.double.faults.add({
      kind: 'critical-error',
      method: 'POST',
      route: 'batch',
      contains,
    });
    erp.edit([{ id: deadly, patch: { name } }]);
    await life.tell('product.updated', [deadly]);
    await life.close(20);
    await life.change(60, { among: erp.ids.filter((id) => id !== deadly) });
    await lab.quiet();
    await onlyTheseFailed(lab, [deadly]);
    if ((await failedItemsOf(lab)).length === 0) throw new Error('Nothing failed');
    lab.shop.double.faults.clear();
    await retryFailed(lab);
  },
};
