import { Redis } from 'ioredis';
import { eventually } from '../../support/eventually';
import {
  startShopProxy,
  type PassingAnswer,
  type ShopProxy,
} from '../../support/servers/shop-proxy';
import type { PulledOrder } from '../../support/world/answers';
import { startWorld, type World } from '../../support/world/world';

type Row = Record<string, unknown>;
type Change = (row: Row) => void;

let proxy: ShopProxy;
let world: World;
let redis: Redis;
const heard = new Map<number, PulledOrder>();
beforeAll(async () => {
  proxy = await startShopProxy();
  world = await startWorld({
    products: 0,
    store: { homeUrl: proxy.url },
    settings: { WOOCOMMERCE_URL: proxy.url },
  });
  proxy.target = world.shop.url;
  // Products of the shop's own, 101 and 102: the ERP knows neither.
  for (const sku of ['A-1', 'B-1']) await world.shop.writer.create({ name: sku, sku }, 'single');
  proxy.change = changeLists;
  redis = new Redis(world.redis.url);
  redis.on('message', (_channel, message: string) => {
    const { order } = (JSON.parse(message) as { data: { order: PulledOrder } }).data;
    heard.set(order.orderId, order);
  });
  await redis.subscribe('woocommerce.order_received');
});
afterAll(async () => {
  redis.disconnect();
  await world.close();
  await proxy.close();
});

/** What a plugin of the shop makes of an order in every list. */
const changes = new Map<number, Change>();

function changeLists({ method, path, body }: PassingAnswer): void {
  if (method !== 'GET' || !path.includes('/orders?') || !Array.isArray(body)) return;
  for (const row of body as Row[]) changes.get(row['id'] as number)?.(row);
}

const first = (row: Row, list: string): Row => (row[list] as Row[])[0] ?? {};
const eachLine = (row: Row, change: Change): void => {
  for (const line of row['line_items'] as Row[]) change(line);
};

function place(): number {
  return world.shop.orders.place({
    lines: [
      { productId: 101, sku: 'A-1', name: 'Lamp', quantity: 10, price: '63.40' },
      { productId: 102, sku: 'B-1', name: 'Bulb', quantity: 1, price: '5.00' },
    ],
  }).id;
}

const fee = { id: 9, name: 'Wrap', total: '2.50', total_tax: '0.50' };
const coupon = { id: 8, code: 'SAVE', discount: '1.00', discount_tax: '0.20' };
const tax = {
  id: 7,
  label: 'VAT',
  rate_code: 'RO-1',
  tax_total: '3.00',
  shipping_tax_total: '0.00',
};

/** The form, what makes it, what is pulled, and the fields that are noted. */
const FORMS: readonly (readonly [string, Change, object, readonly string[]])[] = [
  [
    'a line’s subtotal as a number',
    (row) => Object.assign(first(row, 'line_items'), { subtotal: 634.0 }),
    { lines: [{ subtotal: '634' }, { subtotal: '5.00' }] },
    [],
  ],
  [
    'quantities as text',
    (row) => {
      eachLine(row, (line) => (line['quantity'] = String(line['quantity'])));
    },
    { lines: [{ quantity: 10 }, { quantity: 1 }] },
    [],
  ],
  [
    'a product_id of null',
    (row) => Object.assign(first(row, 'line_items'), { product_id: null }),
    { lines: [{ wooCommerceProductId: 0, sku: 'A-1' }, { wooCommerceProductId: 102 }] },
    [],
  ],
  [
    'a product_id of nothing, as of a product that was deleted',
    (row) => Object.assign(first(row, 'line_items'), { product_id: '', sku: null }),
    { lines: [{ wooCommerceProductId: 0, sku: '', name: 'Lamp' }, {}], allProductsKnown: false },
    ['lines.0'],
  ],
  [
    'a product_id of 0 and no SKU, as the shop itself has it',
    (row) => Object.assign(first(row, 'line_items'), { product_id: 0, sku: '' }),
    { lines: [{ wooCommerceProductId: 0, name: 'Lamp', total: '634.00' }, {}] },
    ['lines.0'],
  ],
  [
    'ids as text',
    (row) => {
      row['customer_id'] = '12';
      eachLine(row, (line) =>
        Object.assign(line, { product_id: String(line['product_id']), id: '5' }),
      );
    },
    {
      customer: { id: 12 },
      lines: [{ wooCommerceProductId: 101, lineId: 5 }, { wooCommerceProductId: 102 }],
    },
    [],
  ],
  ['a customer_id of null', (row) => (row['customer_id'] = null), { customer: { id: 0 } }, []],
  [
    'an empty list in the place of the address',
    (row) => (row['billing'] = []),
    { billing: { firstName: '', city: '' }, customer: { email: '' } },
    ['billing'],
  ],
  ['no address at all', (row) => delete row['shipping'], { shipping: { city: '' } }, ['shipping']],
  ['no list of refunds', (row) => delete row['refunds'], { refunds: [] }, []],
  [
    'no lists but that of lines',
    (row) => {
      for (const list of ['shipping_lines', 'fee_lines', 'tax_lines', 'coupon_lines', 'refunds'])
        Reflect.deleteProperty(row, list);
    },
    { shippingLines: [], fees: [], taxes: [], coupons: [], refunds: [] },
    [],
  ],
  ['a list of null', (row) => (row['fee_lines'] = null), { fees: [] }, []],
  [
    'a fee whose total is a number',
    (row) => (row['fee_lines'] = [{ ...fee, total: 2.5 }]),
    { fees: [{ name: 'Wrap', total: '2.5', totalTax: '0.50' }] },
    // The order's own sum does not count it.
    ['total'],
  ],
  [
    'a coupon whose discount is a number',
    (row) => (row['coupon_lines'] = [{ ...coupon, discount: 1 }]),
    { coupons: [{ code: 'SAVE', discount: '1' }] },
    [],
  ],
  [
    'a tax whose total is a number',
    (row) => (row['tax_lines'] = [{ ...tax, tax_total: 3.05, rate_code: 19 }]),
    { taxes: [{ label: 'VAT', rateCode: '19', total: '3.05' }] },
    ['totalTax'],
  ],
  [
    'totals as numbers',
    (row) =>
      Object.assign(row, { total: 639, total_tax: 0, discount_total: 0.5, shipping_total: 12.25 }),
    { total: '639', totalTax: '0', discountTotal: '0.5', shippingTotal: '12.25' },
    ['shippingTotal'],
  ],
  ['a number of an order as a number', (row) => (row['number'] = 4711), { number: '4711' }, []],
  [
    'a switch as text',
    (row) => (row['prices_include_tax'] = 'yes'),
    { pricesIncludeTax: true },
    [],
  ],
  [
    'a list with a gap, which PHP writes as an object',
    (row) => (row['line_items'] = { 1: (row['line_items'] as Row[])[1] }),
    { lines: [{ sku: 'B-1' }] },
    ['total'],
  ],
  [
    'texts of null and of false',
    (row) =>
      Object.assign(row, {
        customer_note: null,
        transaction_id: false,
        payment_method_title: null,
      }),
    { customer: { note: '' }, payment: { transactionId: '', title: '' } },
    [],
  ],
  [
    'a total that is no number',
    (row) => (row['total'] = '639,00 lei'),
    { total: null, lines: [{ total: '634.00' }, {}] },
    ['total'],
  ],
  [
    'a quantity that is no number, and a total that is missing',
    (row) => {
      Object.assign(first(row, 'line_items'), { quantity: 'ten' });
      delete first(row, 'line_items')['total'];
    },
    { lines: [{ quantity: null, total: null, subtotal: '634.00' }, { quantity: 1 }] },
    ['lines.0.quantity', 'lines.0.total'],
  ],
  ['no currency', (row) => delete row['currency'], { currency: '', total: '639.00' }, ['currency']],
  ['no status', (row) => (row['status'] = null), { status: '' }, ['status']],
  [
    'a time that is none',
    (row) =>
      Object.assign(row, { date_created_gmt: '2026-02-31T10:00:00', date_paid_gmt: 'yesterday' }),
    { createdAt: null, paidAt: null },
    ['createdAt', 'paidAt'],
  ],
  [
    'a time as a database writes it, and one with a zone',
    (row) =>
      Object.assign(row, {
        date_created_gmt: '2026-01-31 10:00:00',
        date_paid_gmt: '2026-01-31T12:00:00.000+02:00',
      }),
    { createdAt: '2026-01-31T10:00:00Z', paidAt: '2026-01-31T10:00:00Z' },
    [],
  ],
  [
    'a line that is null',
    (row) => (row['line_items'] as unknown[]).unshift(null),
    { lines: [{}, {}] },
    ['lines.0'],
  ],
  [
    'no lines',
    (row) => delete row['line_items'],
    { lines: [], total: '639.00' },
    ['lines', 'total'],
  ],
  [
    'an id that the ledger cannot keep, and a number beyond all numbers',
    (row) =>
      Object.assign(first(row, 'line_items'), {
        product_id: 9_007_199_254_740_991,
        variation_id: -1,
      }),
    { lines: [{ wooCommerceProductId: null, wooCommerceVariationId: null, sku: 'A-1' }, {}] },
    ['lines.0.wooCommerceProductId', 'lines.0.wooCommerceVariationId'],
  ],
  [
    'objects and lists in the place of texts and numbers',
    (row) => Object.assign(row, { customer_note: { a: 1 }, total: [1], currency: ['RON'] }),
    { customer: { note: '' }, total: null, currency: '' },
    ['currency', 'customer.note', 'total'],
  ],
];

it('does not tell of an order whose status is a novel, and reads the others', async () => {
  const [odd, right] = [place(), place()];
  changes.set(odd, (row) => (row['status'] = 'x'.repeat(500)));
  expect((await world.api.pullOrders()).map(({ orderId }) => orderId)).toEqual([right]);
});

describe('an order in a form that a plugin made', () => {
  it.each(FORMS)(
    'with %s reaches the ERP, and what is odd is noted',
    async (_, change, expected, noted) => {
      const id = place();
      changes.set(id, change);
      const [order] = await world.api.pullOrders();
      expect(order).toMatchObject({ orderId: id, ...expected });
      expect(order?.notes.map(({ field }) => field).sort()).toEqual([...noted].sort());
      await eventually(() => {
        expect(heard.get(id)).toEqual(order);
      });
      const audit = await world.api.audit();
      expect(audit.map(({ action }) => action)).not.toContain('orders.unreadable');
    },
  );

  it('is the same order when the plugin has gone, and nobody is told of it twice', async () => {
    const id = place();
    changes.set(id, (row) => {
      Object.assign(row, { customer_id: '0', refunds: null, number: Number(row['number']) });
      eachLine(row, (line) => (line['quantity'] = String(line['quantity'])));
    });
    expect(await world.api.pullOrders()).toMatchObject([{ orderId: id }]);
    changes.delete(id);
    expect(await world.api.pullOrders()).toEqual([]);
  });

  it('without an id is left out, noted once, and keeps no neighbour', async () => {
    const [broken, fine] = [place(), place()];
    changes.set(broken, (row) => delete row['id']);
    expect(await world.api.pullOrders()).toMatchObject([{ orderId: fine }]);
    expect(await world.api.pullOrders()).toEqual([]);
    const audit = await world.api.audit();
    const notes = audit.filter(({ action }) => action === 'orders.unreadable');
    expect(notes).toMatchObject([
      { answer: { error: 'id: is missing' }, errorCode: 'ORDER_UNREADABLE' },
    ]);
    const { text: metrics } = await world.call('get', '/metrics').expect(200);
    expect(metrics).toContain('wc_orders_unreadable_total{store="default"} 1');
    expect(metrics).toMatch(/wc_orders_odd_total\{store="default"\} \d+/);
    changes.delete(broken);
    expect(await world.api.pullOrders()).toMatchObject([{ orderId: broken }]);
  });
});
