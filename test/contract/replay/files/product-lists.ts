import type { ReplayedFile } from '../replayed-files';
import { productsFile } from './products';

/** Lists of products: recorded in the shop that `products` had left behind. */
export const productListsFile: ReplayedFile = {
  file: 'product-lists',
  start: async (replay) => {
    await replay.run(productsFile);
  },
  before: {
    'sku that contains a comma': async (replay) => {
      await replay.haveProduct(109, { name: 'comma', sku: 'A,B' });
    },
    '_fields on POST': (replay) => {
      replay.setClock('2026-11-22T10:27:08Z');
    },
    'modified_after with UTC text, no dates_are_gmt (site is UTC+2)': async (replay) => {
      replay.setClock('2026-11-22T10:27:10Z');
      await replay.change(15, {});
    },
  },
};
