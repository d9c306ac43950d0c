import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json, JsonObject } from '../../suite/shop/json';

const REFUSED = { http: 400, code: 'rest_invalid_param' };

/** A quantity that a new product with managed stock is created with. */
const newQuantity =
  (stock_quantity: Json): ContractCase['see'] =>
  async (trial): Promise<Json> =>
    (await trial.tryProduct({ manage_stock: true, stock_quantity })).outcome();

/** A new product with this stock reads back with that. */
function stockBecomes(name: string, sent: JsonObject, expected: JsonObject): ContractCase {
  return {
    name,
    fact: 7,
    expected,
    see: async (trial) => {
      const { id } = await trial.product(sent);
      return (await trial.read(id)).pick(...Object.keys(expected));
    },
  };
}

/** Stock. */
export const stockCases: readonly ContractCase[] = [
  { name: 'stock-fraction-refused', fact: 7, expected: REFUSED, see: newQuantity(2.7) },
  {
    name: 'stock-garbage-refused',
    fact: 7,
    expected: { '""': REFUSED, '"abc"': REFUSED },
    see: async (trial) => ({
      '""': await newQuantity('')(trial),
      '"abc"': await newQuantity('abc')(trial),
    }),
  },
  stockBecomes(
    'stock-number-text-taken',
    { manage_stock: true, stock_quantity: '5' },
    { stock_quantity: 5, stock_status: 'instock' },
  ),
  stockBecomes(
    'stock-null-zero',
    { manage_stock: true, stock_quantity: null },
    { stock_quantity: 0, stock_status: 'outofstock' },
  ),
  stockBecomes(
    'stock-unmanaged-dropped',
    { stock_quantity: 5 },
    { manage_stock: false, stock_quantity: null },
  ),
  stockBecomes(
    'stock-status-follows',
    { manage_stock: true, stock_quantity: 5, stock_status: 'outofstock' },
    { stock_quantity: 5, stock_status: 'instock' },
  ),
  stockBecomes(
    'stock-negative-kept',
    { manage_stock: true, stock_quantity: -3 },
    { stock_quantity: -3, stock_status: 'outofstock' },
  ),
  {
    name: 'low-stock-needs-stock',
    fact: 76,
    expected: { made: 3, unset: null, set: 4, uncounted: null },
    see: async (trial) => {
      const { id } = await trial.product({ manage_stock: true, low_stock_amount: 3 });
      const after = async (fields: JsonObject): Promise<Json> => {
        await trial.write(id, fields);
        return (await trial.read(id)).at('low_stock_amount');
      };
      const made = (await trial.read(id)).at('low_stock_amount');
      const unset = await after({ low_stock_amount: null });
      const set = await after({ low_stock_amount: 4 });
      return { made, unset, set, uncounted: await after({ manage_stock: false }) };
    },
  },
  {
    name: 'low-stock-never-negative',
    fact: 76,
    expected: 2,
    see: async (trial) => {
      const sent = { manage_stock: true, low_stock_amount: -2 };
      return (await trial.product(sent)).at('low_stock_amount');
    },
  },
  {
    name: 'inventory-delta-adds',
    fact: 43,
    expected: { added: 8, taken: 2, besideQuantity: 20, inBatch: 17, uncounted: null },
    see: async (trial) => {
      const { id } = await trial.product({ manage_stock: true, stock_quantity: 5 });
      const after = async (fields: JsonObject): Promise<Json> => {
        await trial.write(id, fields);
        return (await trial.read(id)).at('stock_quantity');
      };
      const added = await after({ inventory_delta: 3 });
      const taken = await after({ inventory_delta: -6 });
      const besideQuantity = await after({ inventory_delta: 1, stock_quantity: 20 });
      await trial.batch({ update: [{ id, inventory_delta: -3 }] });
      const inBatch = (await trial.read(id)).at('stock_quantity');
      const uncounted = await after({ manage_stock: false, inventory_delta: 4 });
      return { added, taken, besideQuantity, inBatch, uncounted };
    },
  },
  stockBecomes(
    'backorders-need-stock',
    { backorders: 'yes' },
    { manage_stock: false, backorders: 'no' },
  ),
];
