import { Redis } from 'ioredis';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

interface Received {
  readonly eventId: string;
  readonly storeId: string;
  readonly order: { readonly orderId: number };
}

let world: World;
let redis: Redis;
const received: Received[] = [];
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ACKNOWLEDGE_ORDERS: 'true' } });
  redis = new Redis(world.redis.url);
  redis.on('message', (_channel, message: string) =>
    received.push((JSON.parse(message) as { data: Received }).data),
  );
  await redis.subscribe('woocommerce.order_received');
});
afterAll(async () => {
  redis.disconnect();
  await world.close();
});
beforeEach(() => {
  received.length = 0;
});

const pull = async (body: object = {}): Promise<{ orderId: number; [field: string]: unknown }[]> =>
  (await world.call('post', `${API}/pull/orders`).send(body).expect(200)).body as { orderId: number }[];
const listCalls = () =>
  world.shop.journal.calls.filter(({ method, route }) => method === 'GET' && route === '/orders');

describe('pulling orders', () => {
  it('maps an order, tells the company of it once, and acknowledges it in the shop', async () => {
    const { item } = await world.erp.cypher.put({ sku: 'SOLD-1' }, { silent: true });
    const synced = await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
    const placed = world.shop.orders.place({
      lines: [{ productId: synced.body.wooCommerceId as number, sku: 'SOLD-1', quantity: 2, price: '19.90' }],
    });
    const [order] = await pull();
    expect(order).toMatchObject({
      orderId: placed.id,
      storeId: 'default',
      currency: 'RON',
      total: '39.80',
      allProductsKnown: true,
      lines: [{ productId: item.id, sku: 'SOLD-1', quantity: 2, total: '39.80' }],
    });
    await eventually(() => {
      expect(received.map((event) => event.order.orderId)).toEqual([placed.id]);
    });
    expect(placed.meta_data).toMatchObject([{ key: '_cypher_received', value: received[0]!.eventId }]);

    // Our own acknowledgement touched the order, so the shop lists it again; it is no news.
    expect(await pull()).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it('passes an order of unknown products on, marked', async () => {
    world.shop.orders.place({ lines: [{ productId: 999_999, sku: 'STRANGE' }] });
    expect(await pull()).toMatchObject([
      { allProductsKnown: false, lines: [{ productId: null, sku: 'STRANGE' }] },
    ]);
  });

  it('tells of an order again when its content changed', async () => {
    const placed = world.shop.orders.place({ lines: [{ productId: 1 }] });
    await pull();
    Object.assign(placed, { customer_note: 'Ring twice' });
    world.shop.orders.change(placed, {});
    expect(await pull()).toMatchObject([{ orderId: placed.id, customer: { note: 'Ring twice' } }]);
    await eventually(() => {
      expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(2);
    });
  });

  it('leaves an order that it cannot read, and takes its neighbours', async () => {
    const broken = world.shop.orders.place({});
    Object.assign(broken, { total: 12.5 });
    const fine = world.shop.orders.place({});
    expect((await pull()).map(({ orderId }) => orderId)).toEqual([fine.id]);
    Object.assign(broken, { total: '12.50' });
    world.shop.orders.change(broken, {});
    expect((await pull()).map(({ orderId }) => orderId)).toEqual([broken.id]);
  });

  it('takes a thousand orders of one second in ten calls, each once, while orders leave and arrive', async () => {
    await pull();
    received.length = 0;
    const at = new Date(Date.now() + 60_000).toISOString();
    const placed = Array.from({ length: 1_000 }, () => world.shop.orders.place({ at }));
    const before = listCalls().length;
    const since = new Date(Date.now() + 30_000).toISOString();
    const pulled = await pull({ since });
    expect(listCalls().length - before).toBe(10);
    expect(new Set(pulled.map(({ orderId }) => orderId))).toEqual(new Set(placed.map(({ id }) => id)));
    await eventually(() => {
      expect(received).toHaveLength(1_000);
    });
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(1_000);
  }, 60_000);

  it('lists what was pulled in pages that neither repeat nor skip', async () => {
    const ids: number[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await world.call('get', `${API}/orders?limit=400${query}`).expect(200);
      const page = body as { items: { order: { orderId: number } }[]; nextCursor: string | null };
      ids.push(...page.items.map(({ order }) => order.orderId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids.length).toBeGreaterThan(1_000);
    expect(new Set(ids).size).toBe(ids.length - 1);
  });
});
