import type { ContractCase } from '../../suite/trial/contract-case';
import type { Json } from '../../suite/shop/json';

/** A regular price that a single call writes reads back as something. */
function priceBecomes(name: string, sent: string, expected: string): ContractCase {
  return {
    name,
    fact: 4,
    expected,
    see: async (trial) => {
      const { id } = await trial.product({ regular_price: sent });
      return (await trial.read(id)).at('regular_price');
    },
  };
}

const SALE = { regular_price: '10', sale_price: '8' };

/** What becomes of the sale price of a new product with these prices. */
const newSale =
  (prices: Readonly<Record<string, string>>): ContractCase['see'] =>
  async (trial): Promise<Json> => {
    const answer = await trial.tryProduct(prices);
    return { http: answer.status, ...answer.pick('sale_price', 'on_sale') };
  };

/** Prices, and sales that vanish. */
export const priceCases: readonly ContractCase[] = [
  priceBecomes('price-text-as-sent', '12.3', '12.3'),
  priceBecomes('price-comma-dropped', '19,99', '1999'),
  priceBecomes('price-exponent-mangled', '1e3', '13'),
  priceBecomes('price-garbage-emptied', 'abc', ''),
  priceBecomes('price-negative-kept', '-5', '-5'),
  {
    name: 'price-number-refused',
    fact: 4,
    expected: { http: 400, code: 'rest_invalid_param' },
    see: async (trial) => (await trial.tryProduct({ regular_price: 19.9 })).outcome(),
  },
  {
    name: 'sale-at-regular-vanishes',
    fact: 5,
    expected: {
      'at the regular price': { http: 201, sale_price: '', on_sale: false },
      'above it': { http: 201, sale_price: '', on_sale: false },
    },
    see: async (trial) => ({
      'at the regular price': await newSale({ regular_price: '10', sale_price: '10' })(trial),
      'above it': await newSale({ regular_price: '10', sale_price: '12' })(trial),
    }),
  },
  {
    name: 'sale-without-regular-vanishes',
    fact: 5,
    expected: { http: 201, sale_price: '', on_sale: false },
    see: newSale({ sale_price: '5' }),
  },
  {
    name: 'lowered-regular-wipes-sale',
    fact: 5,
    expected: { http: 200, regular_price: '7', sale_price: '', price: '7' },
    see: async (trial) => {
      const { id } = await trial.product(SALE);
      const answer = await trial.write(id, { regular_price: '7' });
      return { http: answer.status, ...answer.pick('regular_price', 'sale_price', 'price') };
    },
  },
  {
    name: 'sale-zero-reads-empty',
    fact: 5,
    expected: { sale_price: '', price: '0', on_sale: true },
    see: async (trial) => {
      const { id } = await trial.product({ regular_price: '10', sale_price: '0' });
      return (await trial.read(id)).pick('sale_price', 'price', 'on_sale');
    },
  },
];
