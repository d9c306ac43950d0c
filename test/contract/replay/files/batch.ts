import type { ReplayedFile } from '../replayed-files';

const letter = (sku: string): object => ({
  name: sku,
  sku,
  regular_price: '10',
  manage_stock: true,
  stock_quantity: 1,
});

/** Batches of products, variations and categories. */
export const batchFile: ReplayedFile = {
  file: 'batch',
  start: async (replay) => {
    await replay.haveProduct(148, { ...letter('B-A') });
    await replay.haveProduct(149, { ...letter('B-B') });
    await replay.haveProduct(150, { ...letter('B-C') });
    await replay.haveProduct(151, { ...letter('B-D') });
  },
  before: {
    'delete as objects with force:false': async (replay) => {
      await replay.haveProduct(159, { ...letter('B-E') });
    },
    'delete [id] with ?force=false': async (replay) => {
      await replay.haveProduct(160, { ...letter('B-F') });
    },
    'same id twice in update': async (replay) => {
      await replay.haveProduct(161, { ...letter('B-G') });
    },
    'variations/batch create': async (replay) => {
      await replay.haveProduct(166, {
        name: 'Var',
        type: 'variable',
        attributes: [{ name: 'Size', variation: true, visible: true, options: ['S', 'M', 'L'] }],
      });
    },
  },
};
