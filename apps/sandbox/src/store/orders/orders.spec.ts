import { the } from '../../../../../test/support/the';
import type { BehaviourName } from '../behaviour/behaviours';
import { startStoreDouble, type StoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';
import type { StoreOrder } from './store-order';

type Order = StoreOrder & Record<string, unknown>;

let shop: StoreDouble;
let caller: ShopCaller;
let clock: number;
let beans: number;
const open = async (off: readonly BehaviourName[] = []): Promise<void> => {
  clock = Date.parse('2026-11-22T10:32:30Z');
  shop = await startStoreDouble({
    preset: 'instant',
    behindTls: true,
    settings: { timeZone: 'Europe/Athens', currency: 'EUR', country: 'CY' },
    now: () => clock,
    off,
  });
  caller = new ShopCaller(shop);
  await caller.send('POST', '/taxes', { country: 'CY', rate: '19.0000', name: 'VAT' });
  const product = {
    name: 'Beans',
    sku: 'B-1',
    regular_price: '14.99',
    manage_stock: true,
    stock_quantity: 20,
  };
  beans = (await caller.send<{ id: number }>('POST', '/products', product)).body.id;
};
beforeEach(() => open());
afterEach(() => shop.close());

const stock = () => shop.catalogue.products.get(beans)?.stock_quantity;
const place = async (body: object = {}) =>
  (
    await caller.send<Order>('POST', '/orders', {
      line_items: [{ product_id: beans, quantity: 2 }],
      ...body,
    })
  ).body;
const put = async (id: number, body: object) =>
  (await caller.send<Order>('PUT', `/orders/${id}`, body)).body;
const read = async (id: number) => (await caller.send<Order>('GET', `/orders/${id}`)).body;
const reopen = async (...off: BehaviourName[]): Promise<void> => {
  await shop.close();
  await open(off);
};

describe('an order', () => {
  it('comes to what its lines, shipping, fees, coupons and taxes come to, each tax rounded on its line', async () => {
    await caller.send('POST', '/coupons', { code: 'TEN', discount_type: 'percent', amount: '10' });
    const order = await place({
      shipping_lines: [{ method_id: 'flat_rate', method_title: 'Flat rate', total: '4.50' }],
      fee_lines: [{ name: 'Gift wrap', total: '2.00' }],
      coupon_lines: [{ code: 'TEN' }],
    });
    expect(order).toMatchObject({
      status: 'pending',
      currency: 'EUR',
      currency_symbol: '€',
      discount_total: '3.00',
      discount_tax: '0.57',
      shipping_total: '4.50',
      shipping_tax: '0.86',
      cart_tax: '5.51',
      total_tax: '6.37',
      total: '39.85',
      line_items: [
        {
          subtotal: '29.98',
          subtotal_tax: '5.70',
          total: '26.98',
          total_tax: '5.13',
          price: 13.49,
        },
      ],
      tax_lines: [{ rate_code: 'CY-VAT-1', tax_total: '5.51', shipping_tax_total: '0.86' }],
      coupon_lines: [{ code: 'ten', discount: '3', discount_tax: '0.57' }],
    });
  });

  it('has its totals as text and the price of a piece as a number, or the other way with the behaviour off', async () => {
    const { id } = await place();
    expect(await read(id)).toMatchObject({ total: '35.68', line_items: [{ price: 14.99 }] });
    shop.behaviours.switchOff(['order-totals-text']);
    expect(await read(id)).toMatchObject({ total: 35.68, line_items: [{ price: '14.99' }] });
  });

  it('spreads a fixed coupon over its lines to the last cent', async () => {
    await caller.send('POST', '/coupons', {
      code: 'five',
      discount_type: 'fixed_cart',
      amount: '5',
    });
    const order = await place({
      coupon_lines: [{ code: 'five' }],
      line_items: [1, 1, 1].map((quantity) => ({ product_id: beans, quantity })),
    });
    expect(order.discount_total).toBe('5.00');
    expect(order.line_items.map(({ total }) => total)).toEqual(['13.32', '13.32', '13.33']);
  });

  it('shows its moments in UTC and in the shop’s zone', async () => {
    expect(await place({ set_paid: true })).toMatchObject({
      status: 'processing',
      date_created: '2026-11-22T12:32:30',
      date_created_gmt: '2026-11-22T10:32:30',
      date_paid_gmt: '2026-11-22T10:32:30',
      date_completed: null,
    });
  });

  it('may name a product by SKU, a variation, or one that the shop does not have', async () => {
    const { body: mug } = await caller.send<{ id: number }>('POST', '/products', {
      name: 'Mug',
      type: 'variable',
      attributes: [{ name: 'Size', variation: true, options: ['S', 'L'] }],
    });
    const { body: large } = await caller.send<{ id: number }>(
      'POST',
      `/products/${mug.id}/variations`,
      {
        regular_price: '7.50',
        sku: 'M-L',
        attributes: [{ name: 'Size', option: 'L' }],
      },
    );
    const order = await place({
      line_items: [
        { sku: 'B-1' },
        { product_id: mug.id, variation_id: large.id, quantity: 2 },
        { product_id: 999_999 },
      ],
    });
    expect(order.line_items).toMatchObject([
      { product_id: beans, sku: 'B-1', total: '14.99' },
      {
        name: 'Mug - L',
        product_id: mug.id,
        variation_id: large.id,
        total: '15.00',
        parent_name: 'Mug',
        meta_data: [{ key: 'size', value: 'L', display_key: 'Size' }],
      },
      { name: '', product_id: 0, sku: null, total: '0.00', price: 0 },
    ]);
  });

  it('is refused for an unknown customer, coupon or status', async () => {
    const refusal = async (body: object) => (await caller.send('POST', '/orders', body)).body;
    expect(await refusal({ customer_id: 99_999 })).toMatchObject({
      code: 'woocommerce_rest_invalid_customer_id',
    });
    expect(await refusal({ coupon_lines: [{ code: 'NOPE' }] })).toMatchObject({
      code: 'woocommerce_rest_invalid_coupon',
    });
    expect(await refusal({ status: 'shipped' })).toMatchObject({
      code: 'rest_invalid_param',
      data: { params: { status: expect.stringContaining('checkout-draft') as string } },
    });
    expect(await place({ status: 'checkout-draft' })).toMatchObject({ status: 'checkout-draft' });
  });

  it('keeps the totals of a line whose quantity changes, and loses one that gets 0', async () => {
    const { id, line_items } = await place({ line_items: [{ product_id: beans, quantity: 1 }] });
    const line = the(line_items[0]).id;
    expect(await put(id, { line_items: [{ id: line, quantity: 3 }] })).toMatchObject({
      total: '17.84',
      line_items: [{ quantity: 3, total: '14.99', price: 14.99 / 3 }],
    });
    expect(await put(id, { line_items: [{ id: line, quantity: 0 }] })).toMatchObject({
      total: '0.00',
      line_items: [],
    });
  });

  it('goes into the trash with the status that it had, and is unknown once it is gone', async () => {
    const { id } = await place();
    const path = `/orders/${id}`;
    expect((await caller.send('DELETE', path)).body).toMatchObject({ status: 'pending' });
    expect(await read(id)).toMatchObject({ status: 'trash' });
    expect((await caller.send('DELETE', path)).status).toBe(410);
    expect((await caller.send('DELETE', `${path}?force=true`)).body).toMatchObject({
      status: 'trash',
    });
    expect((await caller.send('GET', path)).status).toBe(404);
    expect(await caller.send('PUT', path, {})).toMatchObject({
      status: 400,
      body: { code: 'woocommerce_rest_shop_order_invalid_id' },
    });
  });
});

describe('the stock', () => {
  it.each([
    ['processing', 18],
    ['on-hold', 18],
    ['completed', 18],
    ['pending', 20],
    ['checkout-draft', 20],
  ])('of a product in an order that is %s is %p', async (status, left) => {
    await place({ status });
    expect(stock()).toBe(left);
  });

  it('goes below zero, and comes back once when the order is cancelled', async () => {
    const { id } = await place({
      status: 'processing',
      line_items: [{ product_id: beans, quantity: 50 }],
    });
    expect(stock()).toBe(-30);
    for (const status of ['completed', 'cancelled', 'cancelled']) await put(id, { status });
    expect(stock()).toBe(20);
  });

  it('is taken once, however often the status changes, and stays when the order is deleted', async () => {
    const { id } = await place();
    for (const status of ['on-hold', 'processing', 'completed']) await put(id, { status });
    expect(stock()).toBe(18);
    await caller.send('DELETE', `/orders/${id}?force=true`);
    expect(stock()).toBe(18);
  });

  it('comes back by the piece with a refund, and not at all with the status refunded', async () => {
    const { id, line_items } = await place({ status: 'completed' });
    const body = {
      amount: '10',
      api_refund: false,
      line_items: [{ id: the(line_items[0]).id, quantity: 1 }],
    };
    expect(await caller.send('POST', `/orders/${id}/refunds`, body)).toMatchObject({
      status: 201,
      body: { amount: '10.00', line_items: [{ quantity: -1 }] },
    });
    expect(stock()).toBe(19);
    expect(await read(id)).toMatchObject({ status: 'completed', refunds: [{ total: '-10.00' }] });
    expect(await put(id, { status: 'refunded' })).toMatchObject({
      refunds: [{ total: '-10.00' }, { total: '-25.68', reason: 'Order fully refunded.' }],
    });
    expect(stock()).toBe(19);
  });

  it.each([
    ['order-paid-reduces-stock', 'processing', 20],
    ['order-pending-leaves-stock', 'pending', 18],
    ['order-oversells', 'processing', 0],
  ] as const)('does otherwise with %s off', async (name, status, left) => {
    await reopen(name);
    await place({
      status,
      ...(left === 0 ? { line_items: [{ product_id: beans, quantity: 50 }] } : {}),
    });
    expect(stock()).toBe(left);
  });

  it('stays, or comes back, otherwise with its other behaviours off', async () => {
    await reopen('order-cancel-restocks', 'order-delete-keeps-stock', 'refund-line-restocks');
    const { id, line_items } = await place({ status: 'processing' });
    await put(id, { status: 'cancelled' });
    const body = {
      amount: '1',
      api_refund: false,
      line_items: [{ id: the(line_items[0]).id, quantity: 1 }],
    };
    await caller.send('POST', `/orders/${id}/refunds`, body);
    expect(stock()).toBe(18);
    await caller.send('DELETE', `/orders/${id}?force=true`);
    expect(stock()).toBe(20);
  });
});

describe('a refund', () => {
  it('is refused beyond what is left, and where the provider cannot pay back', async () => {
    const { id } = await place({ status: 'completed' });
    const refund = (body: object) => caller.send('POST', `/orders/${id}/refunds`, body);
    const code = 'woocommerce_rest_cannot_create_order_refund';
    expect(await refund({ amount: '5000', api_refund: false })).toMatchObject({
      status: 500,
      body: { code, message: 'Invalid refund amount.', data: 500 },
    });
    expect(await refund({ amount: '1' })).toMatchObject({ status: 500, body: { code } });
    expect(await refund({ amount: '35.68', api_refund: false })).toMatchObject({ status: 201 });
    expect(await read(id)).toMatchObject({ status: 'refunded' });
  });

  it('is listed, of its order and of all, and can be taken back', async () => {
    const { id } = await place({ status: 'completed' });
    const { body: made } = await caller.send<{ id: number }>('POST', `/orders/${id}/refunds`, {
      amount: '5',
      reason: 'damaged',
      api_refund: false,
    });
    const path = `/orders/${id}/refunds/${made.id}`;
    expect((await caller.send('GET', path)).body).toMatchObject({
      reason: 'damaged',
      amount: '5.00',
    });
    expect((await caller.send('GET', `/orders/${id}/refunds`)).body).toMatchObject([
      { id: made.id },
    ]);
    expect((await caller.send('GET', '/refunds')).body).toMatchObject([
      { id: made.id, parent_id: id },
    ]);
    expect((await caller.send('DELETE', `${path}?force=false`)).status).toBe(501);
    expect((await caller.send('DELETE', path)).status).toBe(200);
    expect(await read(id)).toMatchObject({ refunds: [] });
  });
});

describe('the date of the last change', () => {
  const moved = async (write: (id: number) => Promise<unknown>): Promise<boolean> => {
    const { id, date_modified_gmt } = await place({ status: 'completed' });
    clock += 5_000;
    await write(id);
    return (await read(id)).date_modified_gmt !== date_modified_gmt;
  };
  const note = (id: number) => caller.send('POST', `/orders/${id}/notes`, { note: 'Exported' });
  const meta = (id: number) => put(id, { meta_data: [{ key: '_cypher', value: 1 }] });
  const refund = (id: number) =>
    caller.send('POST', `/orders/${id}/refunds`, { amount: '1', api_refund: false });

  it('moves with a meta data write, an empty write and a refund, and not with a note', async () => {
    expect(await moved(meta)).toBe(true);
    expect(await moved((id) => put(id, {}))).toBe(true);
    expect(await moved(refund)).toBe(true);
    expect(await moved(note)).toBe(false);
  });

  it('moves otherwise with the behaviours off', async () => {
    await reopen('note-leaves-modified', 'order-meta-bumps-modified', 'refund-bumps-modified');
    expect(await moved(note)).toBe(true);
    expect(await moved(meta)).toBe(false);
    expect(await moved(refund)).toBe(false);
  });
});

describe('the meta data of an order', () => {
  it('comes back as text, is updated by its key, and goes with null', async () => {
    const { id } = await place({ meta_data: [{ key: '_ref', value: 1 }] });
    expect((await put(id, { meta_data: [{ key: '_ref', value: 2 }] })).meta_data).toMatchObject([
      { key: '_ref', value: '2' },
    ]);
    expect((await put(id, { meta_data: [{ key: '_ref', value: null }] })).meta_data).toEqual([]);
  });
});

describe('the list of orders', () => {
  const ids = async (query: string) =>
    (await caller.send<{ id: number }[]>('GET', `/orders?_fields=id&${query}`)).body.map(
      ({ id }) => id,
    );

  it('is newest first, or in the order that it is asked for', async () => {
    const [first, second] = [await place(), await place()];
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids('orderby=id&order=asc')).toEqual([first.id, second.id]);
    clock += 5_000;
    await put(first.id, {});
    expect(await ids('orderby=modified&order=asc')).toEqual([second.id, first.id]);
    expect((await caller.send('GET', '/orders?orderby=total')).status).toBe(400);
  });

  it('filters by status, customer, product, ids and words', async () => {
    const { body: maria } = await caller.send<{ id: number }>('POST', '/customers', {
      email: 'm@example.test',
    });
    const paid = await place({ status: 'processing', customer_id: maria.id });
    const held = await place({ status: 'on-hold', billing: { email: 'guest@example.test' } });
    const empty = await place({ line_items: [] });
    await caller.send('DELETE', `/orders/${empty.id}`);
    expect(await ids('status=processing,on-hold')).toEqual([held.id, paid.id]);
    expect(await ids('status=any')).toEqual([held.id, paid.id]);
    expect(await ids('status=trash')).toEqual([empty.id]);
    expect((await caller.send('GET', '/orders?status=wc-processing')).status).toBe(400);
    expect(await ids(`customer=${maria.id}`)).toEqual([paid.id]);
    expect(await ids('customer=0')).toEqual([held.id]);
    expect(await ids(`product=${beans}&exclude=${paid.id}`)).toEqual([held.id]);
    expect(await ids(`include=${paid.id},${held.id}`)).toEqual([held.id, paid.id]);
    expect(await ids('search=guest@example')).toEqual([held.id]);
  });

  it('trims to the fields that are asked for, but not inside of lists', async () => {
    const { id } = await place();
    const fields = '_fields=id,number,line_items.sku,billing.email';
    expect((await caller.send('GET', `/orders?${fields}`)).body).toEqual([
      { id, number: String(id), billing: { email: '' } },
    ]);
    shop.behaviours.switchOff(['fields-stop-at-lists']);
    expect((await caller.send('GET', `/orders?${fields}`)).body).toMatchObject([
      { line_items: [{ sku: 'B-1' }] },
    ]);
  });
});

describe('a batch of orders', () => {
  it('answers every item, and takes a status that there is not for pending', async () => {
    const { id } = await place({ status: 'processing' });
    const update = [
      { id, status: 'bogus' },
      { id: 999_999, status: 'completed' },
    ];
    const create = [{ line_items: [{ product_id: beans }] }, { coupon_lines: [{ code: 'NOPE' }] }];
    expect((await caller.send('POST', '/orders/batch', { update, create })).body).toMatchObject({
      create: [{ total: '17.84' }, { id: 0, error: { code: 'woocommerce_rest_invalid_coupon' } }],
      update: [
        { id, status: 'pending' },
        { id: 999_999, error: { code: 'woocommerce_rest_shop_order_invalid_id' } },
      ],
    });
    expect(stock()).toBe(20);
    expect((await caller.send('POST', '/orders/batch', {})).body).toEqual([]);
  });

  it('refuses such a status with the behaviour off, and more items than it takes', async () => {
    await reopen('batch-order-status-garbage-pending');
    const { id } = await place();
    expect(
      (await caller.send('POST', '/orders/batch', { update: [{ id, status: 'bogus' }] })).body,
    ).toMatchObject({ update: [{ id, error: { code: 'rest_invalid_param' } }] });
    const many = Array.from({ length: 101 }, () => ({ id }));
    expect((await caller.send('POST', '/orders/batch', { update: many })).status).toBe(413);
  });
});

it('keeps what is noted on an order', async () => {
  const { id } = await place();
  const notes = `/orders/${id}/notes`;
  const { body: note } = await caller.send<{ id: number }>('POST', notes, {
    note: 'Hi',
    customer_note: true,
  });
  await caller.send('POST', notes, { note: 'Exported' });
  expect((await caller.send('GET', `${notes}?type=customer`)).body).toMatchObject([{ note: 'Hi' }]);
  expect((await caller.send('GET', notes)).body).toHaveLength(2);
  await caller.send('DELETE', `${notes}/${note.id}?force=true`);
  expect((await caller.send('GET', `${notes}/${note.id}`)).status).toBe(404);
});
