import type { Experiment } from '../../experiment';
import { nothingFailed } from '../../lab/failed-items';

/** What the ERP makes anew lies in the shop's trash already, or was made there by hand. */
export const skusInTrash: Experiment = {
  name: 'hands-left-skus-in-the-trash',
  about:
    'New products of the ERP have SKUs that the shop holds by hand, half of them in its trash: adopted, no twin',
  attacks: ['U', 'S', 'T', 'A'],
  async run(lab) {
    const { erp, life, shop } = lab;
    const { writer } = shop.double;
    const ids = new Map<string, number>();
    const skus = Array.from({ length: 20 }, (_, place) => `LEFT-${lab.seed}-${place}`);
    for (const [place, sku] of skus.entries()) {
      const made = await writer.create(
        { sku, name: 'Made by hand', regular_price: '1.00' },
        'batch',
      );
      if (place % 2 === 0) await writer.update(made.id, { status: 'trash' }, 'batch');
      ids.set(sku, made.id);
    }
    for (const sku of skus)
      await erp.put({ id: sku, sku, name: `Lamp ${sku}`, price: { regular: life.nextPrice() } });
    await life.tell('product.created', skus.slice(0, 10));
    await life.tell('pricing.price_changed', skus.slice(5));
    await life.change(40);
    await lab.quiet();
    await nothingFailed(lab);
    for (const [sku, id] of ids)
      if (shop.find(sku)?.id !== id) throw new Error(`${sku} was not adopted, but made anew`);
  },
};
