import { the } from '../../../support/the';
import type { Experiment } from '../../experiment';
import type { Lab } from '../../lab/lab';
import { nothingFailed } from '../../lab/failed-items';

/**
 * Products of the ERP exchange their SKUs, in pairs and in rings of three, some in other letters.
 */
export const skuSwaps: Experiment = {
  name: 'hands-swap-skus-in-the-erp',
  about:
    'SKUs change places in the ERP, in pairs and rings of three, and in their case, while prices change',
  attacks: ['U', 'S', 'R', 'T', 'L'],
  async run(lab) {
    const { life, random } = lab;
    for (let round = 0; round < 12; round += 1) {
      const ring = shuffled(lab).slice(0, random.pick([1, 2, 2, 3]));
      pass(lab, ring);
      await life.change(2, { among: ring });
      for (const id of ring.toReversed())
        await life.tell('product.updated', [id], random.pick(['http', 'redis']));
      if (random.chance(0.5)) await lab.quiet();
    }
    await lab.quiet();
    await nothingFailed(lab);
  },
};

/** Gives each product the SKU of the one before it; sometimes in capitals, or in small letters. */
function pass({ erp, random }: Lab, ring: readonly string[]): void {
  const skus = ring.map((id) => the(erp.find(id)).sku);
  erp.edit(
    ring.map((id, place) => {
      const sku = the(skus.at(place - 1));
      return { id, patch: { sku: random.pick([sku, sku.toLowerCase(), sku.toUpperCase()]) } };
    }),
  );
}

function shuffled({ erp, random }: Lab): string[] {
  return erp.ids
    .map((id) => ({ id, at: random.fraction() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ id }) => id);
}
