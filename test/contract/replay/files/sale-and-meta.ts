import type { ReplayedFile } from '../replayed-files';

/** How many products the recorded shop had besides those that the recording names. */
const OTHERS = 140;

/** A sale that somebody changes by hand, meta data in every form, and a sale that ends. */
export const saleAndMetaFile: ReplayedFile = {
  file: 'sale-and-meta',
  start: async (replay) => {
    // The shop taxed its orders as those of `orders` had set it up.
    const rate = {
      id: 1,
      country: 'CY',
      state: '',
      name: 'VAT',
      rate: '19.0000',
      priority: 1,
      order: 0,
      class: '',
    };
    replay.shop.settings.country = 'CY';
    replay.shop.terms.taxRates.push({ ...rate, compound: false, shipping: true });
    for (let made = 0; made < OTHERS; made += 1) await replay.shop.writer.create({}, 'batch');
    await replay.haveProduct(182, { name: 'O-P1' });
    await replay.haveProduct(200, { name: 'Z', meta_data: [{ key: '_cypher_z', value: '1' }] });
  },
  before: {
    'GET after a manual change of the sale price in wp-admin to 6.66': async (replay) => {
      await replay.change(221, { sale_price: '6.66' });
    },
    'GET after the race': async (replay) => {
      await replay.change(221, { meta_data: [{ key: '_cypher_race', value: 'r4' }] });
    },
    'after the end, before the queue runs': async (replay) => {
      replay.setClock('2026-11-22T10:45:42Z');
      await replay.haveProduct(223, {
        regular_price: '10',
        sale_price: '7',
        date_on_sale_to_gmt: '2026-11-22T10:45:46',
      });
      replay.setClock('2026-11-22T10:45:48Z');
    },
  },
};
