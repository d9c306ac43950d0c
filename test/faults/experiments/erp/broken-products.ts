import type { Experiment } from '../../experiment';
import { failedItemsOf, onlyTheseFailed, retryFailed } from '../../lab/failed-items';
import { twistOf } from '../../life/twists';

/** Some products of the ERP are not what the contract says, in every way that JSON allows. */
export const brokenProducts: Experiment = {
  name: 'erp-serves-broken-products',
  about:
    'Some products have wrong types, __proto__, deep nesting or 10 MB; others pay nothing, and all is mended',
  attacks: ['L', 'S', 'T', 'B'],
  async run(lab) {
    const { erp, life, random } = lab;
    const broken = erp.ids.filter(() => random.chance(0.4));
    const well = erp.ids.filter((id) => !broken.includes(id));
    erp.cypher.faults.set({
      twists: Object.fromEntries(broken.map((id, place) => [id, twistOf(place)])),
    });
    await life.tell('product.updated', broken);
    await life.tell('pricing.price_changed', broken);
    await life.change(40, { among: well });
    await life.change(20, { among: broken });
    await lab.quiet();
    await onlyTheseFailed(lab, broken);
    if ((await failedItemsOf(lab)).length === 0) throw new Error('Nothing failed');
    erp.cypher.faults.clear();
    await life.tell('product.updated', broken);
    await lab.quiet();
    await retryFailed(lab);
  },
};
