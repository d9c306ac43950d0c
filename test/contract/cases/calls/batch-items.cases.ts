import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json, JsonObject } from '../../suite/shop/json';

/** A product after a batch wrote to it reads back with these fields. */
function itemBecomes(name: string, sent: JsonObject, expected: JsonObject): ContractCase {
  return {
    name,
    fact: 16,
    expected: { http: 200, ...expected },
    see: async (trial): Promise<Json> => {
      const { id } = await trial.product({
        regular_price: '10',
        manage_stock: true,
        stock_quantity: 7,
      });
      const { status } = await trial.batch({ update: [{ id, ...sent }] });
      return { http: status, ...(await trial.read(id)).pick(...Object.keys(expected)) };
    },
  };
}

/** What passes in a batch that a single call refuses. */
export const batchItemCases: readonly ContractCase[] = [
  itemBecomes('batch-stock-garbage-zero', { stock_quantity: 'abc' }, { stock_quantity: 0 }),
  itemBecomes('batch-status-garbage-draft', { status: 'bogus' }, { status: 'draft' }),
  itemBecomes('batch-price-number-taken', { regular_price: 12.5 }, { regular_price: '12.5' }),
  itemBecomes('batch-null-ignored', { regular_price: null }, { regular_price: '10' }),
  {
    name: 'batch-order-status-garbage-pending',
    fact: 16,
    expected: { http: 200, status: 'pending' },
    see: async (trial) => {
      const { id } = await trial.order((await trial.product({ regular_price: '10' })).id, 1);
      const answer = await trial.shop.post('orders/batch', { update: [{ id, status: 'bogus' }] });
      return { http: answer.status, ...(await trial.shop.get(`orders/${id}`)).pick('status') };
    },
  },
];
