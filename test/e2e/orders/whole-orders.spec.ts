import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { CheckOrders } from '../../../libs/woocommerce-sync/src/application/use-cases/orders/check-orders.use-case';
import { StoreClients } from '../../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { ReadOrders } from '../../../libs/woocommerce-sync/src/application/use-cases/orders/read-orders.use-case';
import type { OrderHistory } from '../../../libs/woocommerce-sync/src/domain/orders/order-history.repository';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

type Placed = ReturnType<World['shop']['orders']['place']>;

interface Heard {
  readonly channel: string;
  readonly eventId: string;
  readonly version: number;
  readonly orderId: number;
  readonly order: { readonly status: string };
  readonly changes?: readonly { readonly field: string }[];
  readonly refund?: object;
}

const DAY_MS = 86_400_000;

let world: World;
let redis: Redis;
const heard: Heard[] = [];
beforeAll(async () => {
  world = await startWorld({
    products: 0,
    settings: {
      ORDER_STATUSES: 'processing,awaiting-pickup',
      ORDER_CUSTOM_FIELDS: 'vat=_billing_vat,engraving=Engraving',
    },
  });
  redis = new Redis(world.redis.url);
  redis.on('pmessage', (_pattern, channel: string, message: string) =>
    heard.push({ channel, ...(JSON.parse(message) as { data: Omit<Heard, 'channel'> }).data }),
  );
  await redis.psubscribe('woocommerce.order_*');
  // From here on the shop is watched.
  await world.api.pullOrders();
});
afterAll(async () => {
  redis.disconnect();
  await world.close();
});

const of = ({ id }: Placed): Heard[] => heard.filter(({ orderId }) => orderId === id);
const told = (placed: Placed): string[] =>
  of(placed).map(({ channel }) => channel.replace('woocommerce.order_', ''));

/** Waits until this has been told of an order, and nothing else. */
async function isTold(placed: Placed, types: readonly string[]): Promise<void> {
  await eventually(() => {
    expect(told(placed)).toEqual(types);
  });
}

const history = async ({ id }: Placed): Promise<OrderHistory> =>
  (await world.api.get(`/orders/${id}`).expect(200)).body as OrderHistory;

describe('an order on its way', () => {
  it('is told of with each change of it, by one version after the other', async () => {
    const placed = world.shop.orders.place({
      status: 'pending',
      lines: [{ productId: 1, price: '20.00' }],
    });
    expect(await world.api.pullOrders()).toEqual([]);
    world.shop.orders.change(placed, { status: 'processing' });
    await world.api.pullOrders();
    world.shop.orders.change(placed, { status: 'completed' });
    await world.api.pullOrders();
    await isTold(placed, ['received', 'updated']);
    expect(of(placed).at(-1)).toMatchObject({
      version: 2,
      order: { status: 'completed' },
      changes: expect.arrayContaining([
        { field: 'status', before: 'processing', after: 'completed' },
      ]) as unknown,
    });
    expect(await history(placed)).toMatchObject({
      status: 'completed',
      version: 2,
      events: [
        { type: 'received', version: 1 },
        { type: 'updated', version: 2 },
      ],
    });
  });

  it('that is cancelled is told as such; one that nobody heard of is not', async () => {
    const [known, unknown] = [
      world.shop.orders.place({}),
      world.shop.orders.place({ status: 'pending' }),
    ];
    await world.api.pullOrders();
    for (const placed of [known, unknown])
      world.shop.orders.change(placed, { status: 'cancelled' });
    await world.api.pullOrders();
    await isTold(known, ['received', 'cancelled']);
    expect(told(unknown)).toEqual([]);
    await world.api.get(`/orders/${unknown.id}`).expect(404);
  });

  it('that was completed before anybody looked is told of; one from before the shop was watched not', async () => {
    const quick = world.shop.orders.place({ status: 'completed' });
    const old = world.shop.orders.place({
      status: 'completed',
      at: new Date(Date.now() - 5 * DAY_MS).toISOString(),
    });
    world.shop.orders.change(old, {});
    await world.api.pullOrders();
    await isTold(quick, ['received']);
    expect(told(old)).toEqual([]);
  });

  it('in a status of a plugin is told of where the settings name it', async () => {
    const placed = Object.assign(world.shop.orders.place({ status: 'pending' }), {
      status: 'awaiting-pickup',
    });
    await world.app.get(ReadOrders).execute('default', [placed.id]);
    await isTold(placed, ['received']);
  });

  it('carries what the settings name of its meta data, and notes sums that are wrong', async () => {
    const placed = world.shop.orders.place({
      lines: [{ productId: 1, sku: 'LED-1', price: '10.00' }],
    });
    placed.meta_data.push({ id: 1, key: '_billing_vat', value: 'RO123' });
    the(placed.line_items[0]).meta_data.push({ id: 2, key: 'Engraving', value: 'Maria' });
    placed.total = '12.00';
    const [order] = await world.api.pullOrders();
    expect(order).toMatchObject({
      customFields: { vat: 'RO123' },
      lines: [{ customFields: { engraving: 'Maria' } }],
      notes: expect.arrayContaining([
        expect.objectContaining({ field: 'total', value: '12.00' }),
      ]) as unknown,
    });
  });

  it.each([
    ['with five hundred lines', () => Array.from({ length: 500 }, () => ({ productId: 1 }))],
    ['without lines', () => []],
    ['of a product that the shop has no more', () => [{ productId: 0, name: 'Gone' }]],
  ])('%s is told of', async (_, lines) => {
    const placed = world.shop.orders.place({ lines: lines() });
    const [order] = await world.api.pullOrders();
    expect(order?.orderId).toBe(placed.id);
    expect(order?.lines).toHaveLength(lines().length);
    await isTold(placed, ['received']);
  });
});

describe('a product of an order', () => {
  it('is the one that was known when its line was seen first, whatever is learnt later', async () => {
    const item = await world.erp.putSilently();
    const placed = world.shop.orders.place({ lines: [{ productId: 90_001, sku: item.sku }] });
    await world.api.pullOrders();
    await world.app.get(DataSource).query(
      `INSERT INTO "wc_product_sync_mappings" ("store_id", "internal_product_id", "woo_commerce_product_id", "last_synced", "sync_status")
       VALUES ('default', $1, 90001, now(), 'in_sync')`,
      [item.id],
    );
    world.shop.orders.change(placed, { status: 'completed' });
    await world.api.pullOrders();
    await isTold(placed, ['received', 'updated']);
    expect(of(placed).at(-1)).toMatchObject({ order: { lines: [{ productId: null }] } });
  });
});

describe('a refund', () => {
  it('is told once, with its lines and whether they went back into the stock', async () => {
    const product = await world.shop.writer.create(
      { name: 'Lamp', sku: 'REFUNDED', manage_stock: true, stock_quantity: 10 },
      'single',
    );
    const placed = world.shop.orders.place({
      lines: [{ productId: product.id, sku: 'REFUNDED', quantity: 2, price: '10.00' }],
    });
    await world.api.pullOrders();
    const line = the(placed.line_items[0]);
    const wanted = { reason: 'damaged', isPaidBack: false, meta: undefined };
    world.shop.orders.refund(placed, {
      ...wanted,
      amount: '10.00',
      isRestocked: true,
      lines: new Map([[line.id, { quantity: 1, total: '10.00', taxes: new Map() }]]),
    });
    await world.api.pullOrders();
    world.shop.orders.change(placed, {});
    await world.api.pullOrders();
    await isTold(placed, ['received', 'refunded']);
    expect(of(placed).at(-1)).toMatchObject({
      version: 2,
      refund: {
        amount: '10.00',
        reason: 'damaged',
        paidBack: false,
        lines: [{ lineId: line.id, sku: 'REFUNDED', quantity: 1, total: '10.00', restocked: true }],
      },
    });
    expect((await history(placed)).events).toMatchObject([{}, { refund: { amount: '10.00' } }]);
  });

  it('goes without its lines where a well shop does not give them', async () => {
    const placed = world.shop.orders.place({ lines: [{ productId: 1, price: '10.00' }] });
    await world.api.pullOrders();
    world.shop.orders.refund(placed, {
      amount: '3.00',
      reason: 'late',
      isPaidBack: false,
      isRestocked: false,
      lines: new Map(),
      meta: undefined,
    });
    const route = `/orders/${placed.id}/refunds`;
    world.shop.faults.add({ kind: 'bad-gateway', method: 'GET', route, times: 1 });
    await world.api.pullOrders();
    await isTold(placed, ['received', 'refunded']);
    expect(of(placed).at(-1)).toMatchObject({ refund: { amount: '3.00', lines: null } });
  });
});

describe('an order that leaves the shop', () => {
  it('is told as deleted, and as updated when it comes back from the trash', async () => {
    const placed = world.shop.orders.place({});
    await world.api.pullOrders();
    world.shop.orders.remove(placed, false);
    const read = world.app.get(ReadOrders);
    await read.execute('default', [placed.id]);
    await isTold(placed, ['received', 'deleted']);
    Object.assign(placed, { status: 'processing' });
    await read.execute('default', [placed.id]);
    await isTold(placed, ['received', 'deleted', 'updated']);
    world.shop.orders.remove(placed, true);
    await read.execute('default', [placed.id]);
    await isTold(placed, ['received', 'deleted', 'updated', 'deleted']);
    expect(await history(placed)).toMatchObject({ status: 'gone' });
  });

  it('is not taken for gone where something before the shop answers in its place', async () => {
    const placed = world.shop.orders.place({});
    await world.api.pullOrders();
    world.shop.orders.remove(placed, false);
    const route = `/orders/${placed.id}`;
    world.shop.faults.add({ kind: 'html', method: 'GET', route, times: 1 });
    await expect(world.app.get(ReadOrders).execute('default', [placed.id])).rejects.toThrow();
    expect(told(placed)).not.toContain('deleted');
  });
});

describe('what a well shop answers for an order that it has', () => {
  it('is not taken for a 404, whatever it is', async () => {
    const placed = world.shop.orders.place({});
    await world.api.pullOrders();
    const { orders } = world.app.get(StoreClients).get('default');
    const find = jest.spyOn(orders, 'find').mockResolvedValue({ orders: [], unreadable: [] });
    const other = world.shop.orders.place({});
    const get = orders.get.bind(orders);
    await expect(get(placed.id)).resolves.toMatchObject({ orderId: placed.id });
    // As a cache or a plugin may: another order in its place.
    world.shop.orders.orders.set(placed.id, other);
    await expect(world.app.get(ReadOrders).execute('default', [placed.id])).rejects.toThrow(
      `it is not order ${placed.id}`,
    );
    world.shop.orders.orders.delete(placed.id);
    find.mockRestore();
    expect(told(placed)).toEqual(['received']);
  });
});

describe('an order in a status that is not taken', () => {
  it('is told of with its refunds, once an earlier version told of it', async () => {
    const placed = world.shop.orders.place({ lines: [{ productId: 1, price: '10.00' }] });
    await world.api.pullOrders();
    await isTold(placed, ['received']);
    // As an earlier version left it: the event alone, and no state.
    const database = world.app.get(DataSource);
    await database.query('DELETE FROM "wc_order_states" WHERE "order_id" = $1', [placed.id]);
    world.shop.orders.refund(placed, {
      amount: '10.00',
      reason: 'all of it',
      isPaidBack: false,
      isRestocked: true,
      lines: new Map(),
      meta: undefined,
    });
    expect(placed.status).toBe('refunded');
    await world.api.pullOrders();
    await isTold(placed, ['received', 'updated', 'refunded']);
  });
});

describe('the count of orders', () => {
  it('finds what no reading has met, what changed unseen, and what is gone', async () => {
    await world.app.get(CheckOrders).execute('default');
    const [gone, changed] = [world.shop.orders.place({}), world.shop.orders.place({})];
    await world.api.pullOrders();
    // As a plugin writes it, past WooCommerce: nothing says that it was modified.
    const hidden = world.shop.orders.place({
      at: new Date(Date.now() - 2 * DAY_MS).toISOString(),
    });
    Object.assign(changed, { status: 'completed' });
    world.shop.orders.remove(gone, true);
    expect(await world.api.pullOrders()).toMatchObject([{ orderId: changed.id }]);
    Object.assign(changed, { status: 'cancelled', date_modified_gmt: '2020-01-01T00:00:00' });
    Object.assign(changed, { date_modified_gmt: new Date().toISOString().slice(0, 19) });

    await world.app.get(CheckOrders).execute('default');
    await isTold(hidden, ['received']);
    await isTold(gone, ['received', 'deleted']);
    await isTold(changed, ['received', 'updated', 'cancelled']);
    const [check] = await world.app
      .get(DataSource)
      .query<object[]>('SELECT * FROM "wc_order_checks" ORDER BY "started_at" DESC LIMIT 1');
    expect(check).toMatchObject({ missing: 1, outdated: 1, gone: 1, error_code: null });

    await world.app.get(CheckOrders).execute('default');
    const [again] = await world.app
      .get(DataSource)
      .query<object[]>('SELECT * FROM "wc_order_checks" ORDER BY "started_at" DESC LIMIT 1');
    expect(again).toMatchObject({ missing: 0, outdated: 0, gone: 0 });
  });
});

describe('the list of orders', () => {
  it('has each order once, and is narrowed by status and number', async () => {
    const placed = world.shop.orders.place({});
    await world.api.pullOrders();
    world.shop.orders.change(placed, { status: 'completed' });
    await world.api.pullOrders();
    const find = async (query: string): Promise<number[]> => {
      const { body } = await world.api.get(`/orders?limit=500&${query}`).expect(200);
      return (body as { items: { orderId: number }[] }).items.map(({ orderId }) => orderId);
    };
    expect(await find(`number=${placed.id}`)).toEqual([placed.id]);
    expect(await find(`number=${placed.id}&status=processing`)).toEqual([]);
    const all = await find('');
    expect(all[0]).toBe(placed.id);
    expect(new Set(all).size).toBe(all.length);
    await world.api.get('/orders?status=wc%20odd').expect(400);
    await world.api.get('/orders/none').expect(400);
    const { body } = await world.api.get('/orders/events?type=cancelled').expect(200);
    for (const event of (body as { items: { type: string }[] }).items)
      expect(event.type).toBe('cancelled');
  });
});

describe('publishing an order once more', () => {
  const republish = (id: number, role: 'admin' | 'orders', body: object = { reason: 'Lost it' }) =>
    world.api.post(`/orders/${id}/republish`, role).send(body);

  it('tells all of it again under the same ids, for an admin who says why', async () => {
    const placed = world.shop.orders.place({});
    await world.api.pullOrders();
    world.shop.orders.change(placed, { status: 'completed' });
    await world.api.pullOrders();
    await isTold(placed, ['received', 'updated']);
    const ids = of(placed).map(({ eventId }) => eventId);
    await republish(placed.id, 'orders').expect(403);
    await republish(placed.id, 'admin', {}).expect(400);
    await republish(999_999, 'admin').expect(404);
    const { body } = await republish(placed.id, 'admin').expect(200);
    expect(body).toMatchObject({ orderId: placed.id, eventIds: ids });
    await isTold(placed, ['received', 'updated', 'received', 'updated']);
    expect(of(placed).map(({ eventId }) => eventId)).toEqual([...ids, ...ids]);
  });

  it('reads what is forgotten from the shop, with the products that were known then', async () => {
    const item = await world.erp.putSilently();
    await world.api.sync(item);
    const { id: productId } = world.shop.product(item);
    const placed = world.shop.orders.place({ lines: [{ productId, sku: item.sku }] });
    await world.api.pullOrders();
    await isTold(placed, ['received']);
    const database = world.app.get(DataSource);
    await database.query('UPDATE "wc_orders" SET "payload" = NULL WHERE "order_id" = $1', [
      placed.id,
    ]);
    await database.query('DELETE FROM "wc_outbox" WHERE "event_id" = $1', [
      the(of(placed)[0]).eventId,
    ]);
    expect((await history(placed)).order).toBeNull();
    await republish(placed.id, 'admin').expect(200);
    await isTold(placed, ['received', 'received']);
    expect(of(placed)[1]).toMatchObject({
      order: { status: 'processing', lines: [{ productId: item.id }], allProductsKnown: true },
    });
  });
});
