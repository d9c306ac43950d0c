import type { ReplayedFile } from '../replayed-files';

/** Orders, their refunds and notes, and their lists. */
export const ordersFile: ReplayedFile = {
  file: 'orders',
  start: async (replay) => {
    await replay.haveProduct(181, {
      name: 'Espresso beans 1kg',
      sku: 'O-P1',
      regular_price: '14.99',
      manage_stock: true,
      stock_quantity: 20,
    });
    await replay.haveProduct(182, {
      name: 'Mug',
      type: 'variable',
      attributes: [{ name: 'Size', variation: true, visible: true, options: ['S', 'L'] }],
    });
    await replay.haveVariation(183, 182, {
      sku: 'O-P2-L',
      regular_price: '7.50',
      manage_stock: true,
      stock_quantity: 3,
      attributes: [{ name: 'Size', option: 'L' }],
    });
  },
  before: {
    'list after UTC no flag': (replay) => {
      replay.setClock('2026-11-22T10:32:44Z');
      replay.haveOrder(196, { line_items: [{ product_id: 181 }] });
      replay.setClock('2026-11-22T10:32:45Z');
      replay.changeOrder(187, { status: 'processing' });
      replay.changeOrder(196, { status: 'processing' });
    },
    'orders/batch': (replay) => {
      replay.changeOrder(196, { meta_data: [{ key: '_cypher_x', value: '1' }] });
      replay.refundOrder(196, '1.00');
    },
  },
};

/** The order of that recording in full, as it was at its end. */
export const orderFullFile: ReplayedFile = {
  file: 'order-full',
  start: async (replay) => {
    await replay.run(ordersFile);
  },
};
