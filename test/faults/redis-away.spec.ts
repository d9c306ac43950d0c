import { Redis } from 'ioredis';
import { SweepLeases } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/sweep-leases.use-case';
import { eventually } from '../support/eventually';
import { startTcpGate, type TcpGate } from '../support/servers/tcp-gate';
import { startTestRedis, type TestRedis } from '../support/servers/test-redis';
import { startWorld, type World } from '../support/world/world';

/** How long an answer may take that waits for PostgreSQL alone, on a slow machine. */
const PROMPT_MS = 10_000;

let redis: TestRedis;
let gate: TcpGate;
let world: World;
beforeAll(async () => {
  redis = await startTestRedis();
  gate = await startTcpGate(redis.url);
  world = await startWorld({
    products: 0,
    settings: { REDIS_URL: gate.url, QUEUE_BACKEND: redis.queueBackend },
  });
});
afterAll(async () => {
  await gate.open();
  await world.close();
  await gate.close();
  await redis.stop();
});

async function promptly<T>(work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, PROMPT_MS, new Error(`No answer within ${PROMPT_MS} ms`));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

describe.each([
  ['is cut off', () => gate.shut()],
  [
    'swallows all that is said to it',
    async () => {
      gate.hold();
      await Promise.resolve();
    },
  ],
])('a Redis that %s', (_, goAway) => {
  beforeEach(() => goAway());
  afterEach(() => gate.open());

  it('keeps no accepted change from being answered, nor from reaching the shop', async () => {
    const aToldProduct = async (): Promise<string> => {
      const item = await world.erp.putSilently();
      const event = { type: 'product.created', data: { productId: item.id } };
      const told = world.api.post('/events').send({ events: [event] });
      expect((await promptly(told)).status).toBe(202);
      return item.sku;
    };
    // One after the other: what hung was all that came behind the first.
    const skus = [await aToldProduct(), await aToldProduct(), await aToldProduct()];
    await eventually(() => {
      for (const sku of skus) expect(world.shop.findProduct(sku)).toBeDefined();
    });
    const item = await world.erp.putSilently();
    const { body } = await promptly(world.api.post(`/sync/product/${item.id}`));
    expect(body).toMatchObject({ success: true, status: 'synced' });
    expect((await promptly(world.api.get(`/sync/status/${item.id}`))).status).toBe(200);
  });

  it('keeps nobody waiting who retries, starts or cancels a run, or pulls orders', async () => {
    const placed = world.shop.orders.place({});
    const retried = await promptly(world.api.post('/sync/retry').send({}));
    expect(retried.status).toBe(200);
    const started = await promptly(world.api.post('/sync/all'));
    expect(started.status).toBe(202);
    const run = (started.body as { batchId: string }).batchId;
    expect((await promptly(world.api.post(`/sync/runs/${run}/cancel`))).status).toBe(200);
    const pulled = await promptly(world.api.post('/pull/orders').send({}));
    expect((pulled.body as { orderId: number }[]).map(({ orderId }) => orderId)).toContain(
      placed.id,
    );
  });

  it('keeps the sweep from nothing, and hears of orders once it is back', async () => {
    const placed = world.shop.orders.place({});
    await promptly(world.api.post('/pull/orders').send({}));
    const sweep = world.app.get(SweepLeases);
    await promptly(sweep.execute());

    await gate.open();
    const heard: number[] = [];
    const listener = new Redis(redis.url);
    listener.on('message', (_channel, message: string) =>
      heard.push(
        (JSON.parse(message) as { data: { order: { orderId: number } } }).data.order.orderId,
      ),
    );
    await listener.subscribe('woocommerce.order_received');
    await eventually(
      async () => {
        await sweep.execute();
        expect(heard).toContain(placed.id);
      },
      { timeout: 30_000 },
    );
    listener.disconnect();
  });
});
