import { Redis } from 'ioredis';
import { StoreClients } from '../../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

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
  await redis.subscribe('woocommerce.order_received', 'woocommerce.order_updated');
});
afterAll(async () => {
  redis.disconnect();
  await world.close();
});
beforeEach(() => {
  received.length = 0;
});

describe('pulling orders', () => {
  it('maps an order, tells the company of it once, and acknowledges it in the shop', async () => {
    const item = await world.erp.putSilently({ sku: 'SOLD-1' });
    const synced = await world.api.sync(item);
    const placed = world.shop.orders.place({
      lines: [
        {
          productId: synced.wooCommerceId ?? 0,
          sku: 'SOLD-1',
          quantity: 2,
          price: '19.90',
        },
      ],
    });
    const [order] = await world.api.pullOrders();
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
    await eventually(() => {
      expect(placed.meta_data).toMatchObject([
        { key: '_cypher_received', value: the(received[0]).eventId },
      ]);
    });

    // Our own acknowledgement touched the order, so the shop lists it again; it is no news.
    expect(await world.api.pullOrders()).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it('passes an order of unknown products on, marked', async () => {
    // A product that was never synced, one that is gone, and a line that names none (fact 26,
    // 41).
    const strange = await world.shop.writer.create({ name: 'Strange', sku: 'STRANGE' }, 'single');
    world.shop.orders.place({
      lines: [
        { productId: strange.id, sku: 'STRANGE' },
        { productId: 999_999, sku: 'GONE' },
        { productId: 0, name: 'Gift wrap', price: '2.50' },
      ],
    });
    expect(await world.api.pullOrders()).toMatchObject([
      {
        allProductsKnown: false,
        total: '22.50',
        lines: [
          { productId: null, wooCommerceProductId: strange.id, sku: 'STRANGE' },
          { productId: null, wooCommerceProductId: 0, sku: '' },
          { productId: null, wooCommerceProductId: 0, name: 'Gift wrap' },
        ],
      },
    ]);
    await eventually(() => {
      expect(received.at(-1)).toMatchObject({ order: { allProductsKnown: false, total: '22.50' } });
    });
  });

  it('passes an order in a currency that is not the shop’s on as it is', async () => {
    Object.assign(world.shop.orders.place({ lines: [{ productId: 1 }] }), { currency: 'EUR' });
    expect(await world.api.pullOrders()).toMatchObject([{ currency: 'EUR', total: '10.00' }]);
  });

  it('tells of an order again when its content changed', async () => {
    const placed = world.shop.orders.place({ lines: [{ productId: 1 }] });
    await world.api.pullOrders();
    Object.assign(placed, { customer_note: 'Ring twice' });
    world.shop.orders.change(placed, {});
    expect(await world.api.pullOrders()).toMatchObject([
      { orderId: placed.id, customer: { note: 'Ring twice' } },
    ]);
    await eventually(() => {
      const ofIt = received.filter(({ order }) => order.orderId === placed.id);
      expect(new Set(ofIt.map(({ eventId }) => eventId)).size).toBe(2);
    });
  });

  it('acknowledges what a fault of the shop cut short after the next pull, each once', async () => {
    await world.api.pullOrders();
    await eventually(() => {
      for (const { meta_data } of world.shop.orders.orders.values())
        expect(meta_data).toHaveLength(1);
    });
    const placed = [1, 2, 3].map(() => world.shop.orders.place({}));
    const acknowledgements = () =>
      world.shop.journal.calls.filter(
        ({ method, route }) => method === 'POST' && route.startsWith('/orders/'),
      );
    const before = acknowledgements().length;
    world.shop.faults.add({ kind: 'bad-gateway', route: 'POST /orders/', times: 1 });
    expect(await world.api.pullOrders()).toHaveLength(3);
    await eventually(() => {
      expect(acknowledgements()).toHaveLength(before + 1);
    });
    expect(placed.map(({ meta_data }) => meta_data)).toEqual([[], [], []]);

    expect(await world.api.pullOrders()).toEqual([]);
    await eventually(() => {
      for (const { meta_data } of placed)
        expect(meta_data).toMatchObject([{ key: '_cypher_received' }]);
    });
    expect(acknowledgements()).toHaveLength(before + 1 + placed.length);
  });

  it('takes a thousand orders of one second in ten calls, each once', async () => {
    await world.api.pullOrders();
    received.length = 0;
    const at = new Date(Date.now() + 60_000).toISOString();
    const placed = Array.from({ length: 1_000 }, () => world.shop.orders.place({ at }));
    const before = world.shop.orderLists().length;
    const since = new Date(Date.now() + 30_000).toISOString();
    const pulled = await world.api.pullOrders({ since });
    expect(world.shop.orderLists().length - before).toBe(10);
    expect(new Set(pulled.map(({ orderId }) => orderId))).toEqual(
      new Set(placed.map(({ id }) => id)),
    );
    await eventually(
      () => {
        expect(received).toHaveLength(1_000);
      },
      { timeout: 60_000 },
    );
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(1_000);
  }, 180_000);

  it('tells of each order of one second once, while others arrive and leave between the pages', async () => {
    await world.api.pullOrders();
    received.length = 0;
    const at = new Date(Date.now() + 120_000).toISOString();
    const since = new Date(Date.now() + 90_000).toISOString();
    const place = () => world.shop.orders.place({ at });
    const placed = Array.from({ length: 1_000 }, place);
    const left = the(placed[10]);
    const between = new Map([
      // What was on the edge of the next page moves onto one that was read already.
      [
        1,
        () => {
          world.shop.orders.remove(left, false);
        },
      ],
      [3, () => void placed.push(...Array.from({ length: 150 }, place))],
    ]);
    const { orders } = world.app.get(StoreClients).get('default');
    const list = orders.list.bind(orders);
    jest.spyOn(orders, 'list').mockImplementation(async (query) => {
      const answer = await list(query);
      between.get(query.page)?.();
      between.delete(query.page);
      return answer;
    });
    const pulled = await world.api.pullOrders({ since });
    jest.restoreAllMocks();

    expect(between.size).toBe(0);
    expect(pulled.map(({ orderId }) => orderId).sort()).toEqual(placed.map(({ id }) => id).sort());
    await eventually(
      () => {
        expect(received).toHaveLength(placed.length);
      },
      { timeout: 60_000 },
    );
    expect(new Set(received.map(({ order }) => order.orderId)).size).toBe(placed.length);
    expect(await world.api.pullOrders({ since })).toEqual([]);
  }, 180_000);

  it('lists what was pulled in pages that neither repeat nor skip', async () => {
    const ids: number[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await world.api.get(`/orders/events?limit=400${query}`).expect(200);
      const page = body as { items: { order: { orderId: number } }[]; nextCursor: string | null };
      ids.push(...page.items.map(({ order }) => order.orderId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids.length).toBeGreaterThan(1_000);
    expect(new Set(ids).size).toBe(ids.length - 1);
  });
});
