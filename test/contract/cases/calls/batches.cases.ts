import type { ContractCase } from '../../suite/trial/contract-case';
import { isObject, type Json, type JsonObject } from '../../suite/shop/json';
import { column, UNKNOWN_ID } from '../../suite/trial/trial';

/** How one entry of a batch went: its error code, or else the field. */
function entry(value: Json, field: string): Json {
  if (!isObject(value)) return value;
  const error = value['error'];
  if (error !== undefined && isObject(error)) return error['code'] ?? null;
  return value[field] ?? null;
}

/** Batches. */
export const batchCases: readonly ContractCase[] = [
  {
    name: 'batch-over-100-413',
    fact: 15,
    expected: { http: 413, code: 'woocommerce_rest_request_entity_too_large', regular_price: '10' },
    see: async (trial) => {
      const { id } = await trial.product({ regular_price: '10' });
      const update = Array.from({ length: 101 }, () => ({
        id,
        regular_price: '11',
        _fields: 'id',
      }));
      const answer = await trial.batch({ update });
      return { ...answer.outcome(), ...(await trial.read(id)).pick('regular_price') };
    },
  },
  {
    name: 'batch-order',
    fact: 15,
    expected: { create: 'product_invalid_sku', update: '11', delete: '11' },
    see: async (trial) => {
      const product = await trial.product({ regular_price: '10' });
      // The create finds its SKU taken only before the update frees it; the deletion shows the
      // price that the update set.
      const answer = await trial.batch({
        delete: [product.id],
        update: [{ id: product.id, sku: trial.marker.sku(), regular_price: '11' }],
        create: [trial.named({ sku: product.at('sku') })],
      });
      return {
        create: entry(answer.at('create.0'), 'id'),
        update: entry(answer.at('update.0'), 'regular_price'),
        delete: entry(answer.at('delete.0'), 'regular_price'),
      };
    },
  },
  {
    name: 'batch-answers-in-order',
    fact: 15,
    expected: ['second', 'unknown', 'first'],
    see: async (trial) => {
      const names = new Map<Json, Json>([[UNKNOWN_ID, 'unknown']]);
      names.set((await trial.product()).id, 'first').set((await trial.product()).id, 'second');
      const [unknown, first, second] = [...names.keys()] as [Json, Json, Json];
      const update = [second, unknown, first].map((id) => ({ id, regular_price: '11' }));
      const answered = column((await trial.batch({ update })).at('update'), 'id');
      return answered.map((id) => names.get(id) ?? id);
    },
  },
  {
    name: 'batch-200-with-failures',
    fact: 15,
    expected: { http: 200, update: ['woocommerce_rest_product_invalid_id', '11'] },
    see: async (trial) => {
      const { id } = await trial.product();
      const update = [UNKNOWN_ID, id].map((one) => ({ id: one, regular_price: '11' }));
      const answer = await trial.batch({ update });
      const entries = answer.at('update');
      return {
        http: answer.status,
        update: Array.isArray(entries)
          ? entries.map((one: Json) => entry(one, 'regular_price'))
          : entries,
      };
    },
  },
  {
    name: 'batch-failed-create-id-0',
    fact: 15,
    expected: {
      'create.0.id': 0,
      'create.0.error.code': 'product_invalid_sku',
      'create.0.error.data.status': 400,
    },
    see: async (trial) => {
      const taken = await trial.product();
      const answer = await trial.batch({ create: [trial.named({ sku: taken.at('sku') })] });
      return answer.pick('create.0.id', 'create.0.error.code', 'create.0.error.data.status');
    },
  },
  {
    name: 'batch-failed-update-keeps-id',
    fact: 15,
    expected: {
      'update.0.id': UNKNOWN_ID,
      'update.0.error.code': 'woocommerce_rest_product_invalid_id',
      'update.0.error.data.status': 400,
    },
    see: async (trial) => {
      const answer = await trial.batch({ update: [{ id: UNKNOWN_ID, regular_price: '11' }] });
      return answer.pick('update.0.id', 'update.0.error.code', 'update.0.error.data.status');
    },
  },
  {
    name: 'batch-empty-array',
    fact: 15,
    expected: { http: 200, body: [] },
    see: async (trial) => {
      const answer = await trial.batch({});
      return { http: answer.status, body: answer.body };
    },
  },
  {
    name: 'batch-delete-zero-skipped',
    fact: 15,
    expected: ['the product'],
    see: async (trial) => {
      const { id } = await trial.product();
      const answer = await trial.batch({ delete: [0, id] });
      return column(answer.at('delete'), 'id').map((one) => (one === id ? 'the product' : one));
    },
  },
  {
    name: 'batch-delete-permanent',
    fact: 15,
    expected: { http: 404, code: 'woocommerce_rest_product_invalid_id' },
    see: async (trial) => {
      const { id } = await trial.product();
      await trial.batch({ delete: [id] });
      return (await trial.read(id)).outcome();
    },
  },
  {
    name: 'batch-crash-keeps-earlier',
    fact: 17,
    expected: { http: 500, code: 'internal_server_error', 'products that stay': 1 },
    see: async (trial) => {
      const [good, crashing] = [trial.marker.sku(), trial.marker.sku()];
      const answer = await trial.batch({
        create: [
          { name: 'Before', sku: good },
          { name: 'N'.repeat(70_000), sku: crashing },
        ],
      });
      return {
        ...answer.outcome(),
        'products that stay': (await trial.list({ sku: `${good},${crashing}` })).rows.length,
      };
    },
  },
  {
    name: 'batch-same-id-in-turn',
    fact: 18,
    expected: { regular_price: '11', stock_quantity: 4 },
    see: async (trial) => {
      const { id } = await trial.product({ manage_stock: true, stock_quantity: 1 });
      await trial.batch({
        update: [
          { id, stock_quantity: 3, regular_price: '11' },
          { id, stock_quantity: 4 },
        ],
      });
      return (await trial.read(id)).pick('regular_price', 'stock_quantity');
    },
  },
  {
    name: 'item-fields-trim',
    fact: 19,
    expected: ['_links', 'brands', 'id', 'sku'],
    see: async (trial) => {
      const { id } = await trial.product();
      const answer = await trial.batch({
        update: [{ id, regular_price: '11', _fields: 'id,sku' }],
      });
      return Object.keys(answer.at('update.0') as JsonObject).sort();
    },
  },
  {
    name: 'query-fields-empty-batch',
    fact: 19,
    expected: { http: 200, body: [] },
    see: async (trial) => {
      const { id } = await trial.product();
      const update = [{ id, regular_price: '11' }];
      const answer = await trial.shop.post('products/batch', { update }, { _fields: 'id,sku' });
      return { http: answer.status, body: answer.body };
    },
  },
];
