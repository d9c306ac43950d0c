import type { ReplayedFile } from '../replayed-files';

/** Single products: prices, sale dates, stock, texts, pictures, the trash. */
export const productsFile: ReplayedFile = {
  file: 'products',
  start: async (replay) => {
    for (const id of [11, 12, 13])
      await replay.haveProduct(id, { name: 'warm-up', regular_price: '1' });
  },
  before: {
    'GET after start time has passed (before cron)': (replay) => {
      replay.setClock('2026-11-22T10:25:43Z');
    },
    // Later the recorded shop was told to take pictures from its own host.
    'image src loopback, WP default safety': ({ shop }) => {
      shop.settings.localImages = false;
    },
    'image reachable png': ({ shop }) => {
      shop.settings.localImages = true;
    },
    'DELETE without force': async (replay) => {
      await replay.haveProduct(107, { name: 'todel', sku: 'DEL-1', regular_price: '1' });
    },
  },
};
