import type { ReplayedFile } from '../replayed-files';

/** Attributes, terms, variable products and their variations. */
export const variationsFile: ReplayedFile = {
  file: 'variations',
  start: async (replay) => {
    await replay.haveProduct(14, { name: 'Full simple', sku: 'P1-1', regular_price: '19.99' });
    // Of other products, which `GET /variations` counts.
    await replay.haveProduct(166, {
      name: 'B-VAR',
      type: 'variable',
      attributes: [{ name: 'Size', variation: true, options: ['S', 'M', 'L'] }],
    });
    await replay.haveVariation(167, 166, { sku: 'B-VAR-S', regular_price: '5' });
    await replay.haveVariation(168, 166, { sku: 'B-VAR-M', regular_price: '5' });
    await replay.haveVariation(170, 166, { sku: 'B-VAR-X', regular_price: '5' });
  },
  before: {
    'list variations': async (replay) => {
      const variation = replay.shop.catalogue.products.get(replay.ids.actual('post', 172));
      if (variation !== undefined)
        await replay.shop.writer.updateVariation(variation, { regular_price: '22' }, 'batch');
    },
  },
};
