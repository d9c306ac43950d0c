import { startStoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';
import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';

const REFUSED = { status: 400, code: 'rest_invalid_param' };

const priceOf =
  (regular_price: unknown) =>
  async ({ make }: ProbedShop): Promise<unknown> => {
    const { regular_price: price, status, code } = await make({ regular_price });
    return price ?? { status, code };
  };

/** What becomes of a sale of 8 at a regular price of 10. */
const saleAfter =
  (change: object, field: string, start: object = {}) =>
  async ({ make, change: write }: ProbedShop): Promise<unknown> => {
    const { id } = await make({ regular_price: '10', sale_price: '8', ...start });
    const answer = await write(id, change);
    return answer[field] ?? answer['code'] ?? answer[field];
  };

const from = (text: string, more: object = {}) =>
  saleAfter({ date_on_sale_from: text, ...more }, 'date_on_sale_from_gmt');

const DATED = { date_on_sale_from_gmt: '2026-11-01T00:00:00' };

const PRICES: readonly Probe[] = [
  { name: 'price-text-as-sent', see: priceOf('19.9'), on: '19.9', off: '19.90' },
  { name: 'price-number-refused', see: priceOf(19.9), on: REFUSED, off: '19.9' },
  { name: 'price-comma-dropped', see: priceOf('19,99'), on: '1999', off: '19.99' },
  { name: 'price-exponent-mangled', see: priceOf('1e3'), on: '13', off: '1000' },
  { name: 'price-garbage-emptied', see: priceOf('abc'), on: '', off: REFUSED },
  { name: 'price-negative-kept', see: priceOf('-5'), on: '-5', off: REFUSED },
];

const SALES: readonly Probe[] = [
  {
    name: 'sale-at-regular-vanishes',
    see: saleAfter({ sale_price: '10' }, 'sale_price'),
    on: '',
    off: '10',
  },
  {
    name: 'sale-without-regular-vanishes',
    see: async ({ make }) => (await make({ sale_price: '5' }))['sale_price'],
    on: '',
    off: '5',
  },
  {
    name: 'lowered-regular-wipes-sale',
    see: saleAfter({ regular_price: '8' }, 'sale_price'),
    on: '',
    off: '8',
  },
  {
    name: 'sale-zero-reads-empty',
    see: saleAfter({ sale_price: '0' }, 'sale_price'),
    on: '',
    off: '0',
  },
  {
    name: 'sale-dates-shop-local',
    see: from('2027-01-01T00:00:00'),
    on: '2026-12-31T22:00:00',
    off: '2027-01-01T00:00:00',
  },
  {
    name: 'sale-dates-gmt-wins',
    see: from('2027-01-01T00:00:00', { date_on_sale_from_gmt: '2027-02-01T00:00:00' }),
    on: '2027-02-01T00:00:00',
    off: '2026-12-31T22:00:00',
  },
  {
    name: 'sale-date-garbage-1970',
    see: from('soon'),
    on: '1969-12-31T22:00:00',
    off: 'rest_invalid_param',
  },
  {
    name: 'sale-date-overflows',
    see: from('2027-02-31T00:00:00'),
    on: '2027-03-02T22:00:00',
    off: 'rest_invalid_param',
  },
  {
    name: 'sale-date-only-midnight',
    see: saleAfter({ date_on_sale_to: '2026-12-31' }, 'date_on_sale_to'),
    on: '2026-12-31T00:00:00',
    off: '2026-12-31T23:59:59',
  },
  {
    name: 'sale-date-empty-clears',
    see: saleAfter({ date_on_sale_from: '' }, 'date_on_sale_from_gmt', DATED),
    on: null,
    off: '2026-11-01T00:00:00',
  },
  {
    name: 'sale-date-null-ignored',
    see: saleAfter({ date_on_sale_from: null }, 'date_on_sale_from_gmt', DATED),
    on: '2026-11-01T00:00:00',
    off: null,
  },
  {
    name: 'sale-cleared-dates-stay',
    see: saleAfter({ sale_price: '' }, 'date_on_sale_from_gmt', DATED),
    on: '2026-11-01T00:00:00',
    off: null,
  },
  {
    name: 'null-clears-price',
    see: saleAfter({ sale_price: null }, 'sale_price'),
    on: '',
    off: '8',
  },
  { name: 'empty-clears', see: saleAfter({ sale_price: '' }, 'sale_price'), on: '', off: '8' },
];

describe('a price', () => {
  testBehaviours(PRICES);
});

describe('a sale', () => {
  testBehaviours(SALES);
});

describe('a sale that begins', () => {
  const BEGIN = Date.parse('2026-11-22T10:25:41Z');

  it.each([
    ['keeps the old price until the next full minute, when the queue runs', [], ['10', '8']],
    [
      'has its price at once, where the shop does not wait',
      ['sale-start-waits-for-queue'],
      ['8', '8'],
    ],
  ] as const)('%s', async (_name, off, prices) => {
    let at = BEGIN - 5_000;
    const shop = await startStoreDouble({ preset: 'instant', behindTls: true, off, now: () => at });
    const caller = new ShopCaller(shop);
    const made = {
      regular_price: '10',
      sale_price: '8',
      date_on_sale_from_gmt: '2026-11-22T10:25:41',
    };
    const { body } = await caller.send<{ id: number; price: string }>('POST', '/products', made);
    expect(body.price).toBe('10');
    const seen: unknown[] = [];
    for (const later of [2_000, 20_000]) {
      at = BEGIN + later;
      const { body: product } = await caller.send('GET', `/products/${body.id}`);
      expect(product).toMatchObject({ on_sale: true, sale_price: '8' });
      seen.push(product['price']);
    }
    expect(seen).toEqual(prices);
    await shop.close();
  });
});
