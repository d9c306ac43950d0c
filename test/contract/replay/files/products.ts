import type { ReplayedFile } from '../replayed-files';

/** Single products: prices, sale dates, stock, texts, pictures, the trash. */
export const productsFile: ReplayedFile = {
  file: 'products',
  before: {
    'GET after start time has passed (before cron)': (replay) => {
      replay.setClock('2026-11-22T10:25:43Z');
    },
    'DELETE without force': async (replay) => {
      await replay.haveProduct(107, { name: 'todel', sku: 'DEL-1', regular_price: '1' });
    },
  },
};
