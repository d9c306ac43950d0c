import type { Answer } from '../suite/shop/answer';
import type { ContractCase } from '../suite/trial/contract-case';
import type { Json, JsonObject } from '../suite/shop/json';
import type { Trial } from '../suite/trial/trial';

const STOCK = { regular_price: '10', manage_stock: true, stock_quantity: 10 };

/** A product of which ten are there, and an order of two of them. */
async function ordered(
  trial: Trial,
  status = 'processing',
): Promise<{ product: number; order: Answer }> {
  const product = (await trial.product(STOCK)).id;
  return { product, order: await trial.order(product, 2, { status }) };
}

const stockOf = async (trial: Trial, product: number): Promise<Json> =>
  (await trial.read(product)).at('stock_quantity');

const orderOf = (trial: Trial, { id }: Answer): Promise<Answer> => trial.shop.get(`orders/${id}`);

/** A refund of one of the two that were ordered. */
async function refundOne(trial: Trial, order: Answer): Promise<void> {
  const line_items = [{ id: order.at('line_items.0.id'), quantity: 1, refund_total: 10 }];
  const refund = { amount: '10', api_refund: false, line_items };
  (await trial.shop.post(`orders/${order.id}/refunds`, refund)).having(201);
}

/** Whether something that is done to an order moves the date of its last change. */
const movesModified =
  (act: (trial: Trial, order: Answer) => Promise<unknown>): ContractCase['see'] =>
  async (trial) => {
    const { order } = await ordered(trial);
    const before = (await orderOf(trial, order)).text('date_modified_gmt');
    await trial.after(before);
    await act(trial, order);
    return (await orderOf(trial, order)).at('date_modified_gmt') === before ? 'stays' : 'moves';
  };

/** Orders: what they do to stock, and to their own dates. */
export const orderCases: readonly ContractCase[] = [
  {
    name: 'order-paid-reduces-stock',
    fact: 26,
    expected: { processing: 8, 'on-hold': 8 },
    see: async (trial) => ({
      processing: await stockOf(trial, (await ordered(trial, 'processing')).product),
      'on-hold': await stockOf(trial, (await ordered(trial, 'on-hold')).product),
    }),
  },
  {
    name: 'order-pending-leaves-stock',
    fact: 26,
    expected: 10,
    see: async (trial) => stockOf(trial, (await ordered(trial, 'pending')).product),
  },
  {
    name: 'order-oversells',
    fact: 26,
    expected: { http: 201, stock_quantity: -2 },
    see: async (trial) => {
      const { id } = await trial.product(STOCK);
      const order = { status: 'processing', line_items: [{ product_id: id, quantity: 12 }] };
      const { status } = await trial.shop.post('orders', order);
      return { http: status, stock_quantity: await stockOf(trial, id) };
    },
  },
  {
    name: 'order-cancel-restocks',
    fact: 26,
    expected: 10,
    see: async (trial) => {
      const { product, order } = await ordered(trial);
      await trial.shop.put(`orders/${order.id}`, { status: 'cancelled' });
      return stockOf(trial, product);
    },
  },
  {
    name: 'order-delete-keeps-stock',
    fact: 26,
    expected: 8,
    see: async (trial) => {
      const { product, order } = await ordered(trial);
      (await trial.shop.delete(`orders/${order.id}`, true)).having(200);
      return stockOf(trial, product);
    },
  },
  {
    name: 'refund-line-restocks',
    fact: 26,
    expected: { status: 'processing', stock_quantity: 9 },
    see: async (trial) => {
      const { product, order } = await ordered(trial);
      await refundOne(trial, order);
      const { status } = (await orderOf(trial, order)).pick('status');
      return { status: status ?? null, stock_quantity: await stockOf(trial, product) };
    },
  },
  {
    name: 'refunded-status-refunds',
    fact: 26,
    expected: { status: 'refunded', refunded: 'the whole total', stock_quantity: 8 },
    see: async (trial) => {
      const { product, order } = await ordered(trial);
      await trial.shop.put(`orders/${order.id}`, { status: 'refunded' });
      const after = await orderOf(trial, order);
      const refunded = after.at('refunds.0.total');
      return {
        ...after.pick('status'),
        refunded: refunded === `-${order.text('total')}` ? 'the whole total' : refunded,
        stock_quantity: await stockOf(trial, product),
      };
    },
  },
  {
    name: 'order-totals-text',
    fact: 26,
    expected: { total: 'string', 'total of a line': 'string', 'price of a line': 'number' },
    see: async (trial) => {
      const order = await orderOf(trial, (await ordered(trial)).order);
      return {
        total: typeof order.at('total'),
        'total of a line': typeof order.at('line_items.0.total'),
        'price of a line': typeof order.at('line_items.0.price'),
      };
    },
  },
  {
    name: 'note-leaves-modified',
    fact: 26,
    expected: 'stays',
    see: movesModified(async ({ shop }, { id }) =>
      (await shop.post(`orders/${id}/notes`, { note: 'Seen' })).having(201),
    ),
  },
  {
    name: 'order-meta-bumps-modified',
    fact: 26,
    expected: 'moves',
    see: movesModified(async ({ shop }, { id }) => {
      const meta_data = [{ key: '_contract_case', value: '1' }];
      return (await shop.put(`orders/${id}`, { meta_data })).having(200);
    }),
  },
  { name: 'refund-bumps-modified', fact: 26, expected: 'moves', see: movesModified(refundOne) },
  {
    name: 'refund-keeps-meta',
    fact: 82,
    expected: 'kept',
    see: async (trial) => {
      const { order } = await ordered(trial);
      const meta_data = [{ key: '_contract_case', value: 'kept' }];
      const refund = { amount: '1', api_refund: false, meta_data };
      (await trial.shop.post(`orders/${order.id}/refunds`, refund)).having(201);
      const refunds = await trial.shop.get(`orders/${order.id}/refunds`);
      const kept = (refunds.at('0.meta_data') as JsonObject[]).find(
        ({ key }) => key === '_contract_case',
      );
      return kept?.['value'] ?? null;
    },
  },
  {
    name: 'fulfilment-meta-needs-id',
    fact: 92,
    needs: ['fulfilments'],
    expected: {
      'rows with ids': { http: 201, kept: 'kept', listed: 1 },
      'rows without': { http: 400, code: 0 },
      status: 'processing',
    },
    see: async (trial) => {
      const { order } = await ordered(trial);
      const path = `orders/${order.id}/fulfillments`;
      const rows: JsonObject[] = [
        { key: '_items', value: [{ item_id: order.at('line_items.0.id'), qty: 1 }] },
        { key: '_contract_case', value: 'kept' },
      ];
      const fulfil = (meta_data: JsonObject[]): Promise<Answer> =>
        trial.shop.post(path, { status: 'fulfilled', is_fulfilled: true, meta_data });
      const made = await fulfil(rows.map((row) => ({ id: 0, ...row })));
      const listed = (await trial.shop.get(path)).body as JsonObject[];
      const without = await fulfil(rows);
      const kept = (listed[0]?.['meta_data'] as JsonObject[] | undefined)?.find(
        ({ key }) => key === '_contract_case',
      );
      return {
        'rows with ids': {
          http: made.status,
          kept: kept?.['value'] ?? null,
          listed: listed.length,
        },
        'rows without': { http: without.status, code: without.at('code') },
        status: (await orderOf(trial, order)).at('status'),
      };
    },
  },
  {
    name: 'order-line-product-gone',
    fact: 41,
    expected: { product_id: 0, sku: null },
    see: async (trial) => {
      const { product, order } = await ordered(trial);
      await trial.shop.delete(`products/${product}`, true);
      const { product_id, sku } = (await orderOf(trial, order)).at('line_items.0') as JsonObject;
      return { product_id: product_id ?? null, sku: sku ?? null };
    },
  },
];
