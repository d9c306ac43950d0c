import { Redis } from 'ioredis';
import { eventually } from '../../support/eventually';
import { hasRealRedis } from '../../support/servers/test-redis';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let redis: Redis;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ERP_RECONCILE_CRON: '* * * * * *' } });
  redis = new Redis(world.redis.url);
});
afterAll(async () => {
  redis.disconnect();
  await world.close();
});

describe('what no event told of', () => {
  it('is found in the ERP: a new product, a price, a stock, an archived one', async () => {
    const item = await world.erp.putSilently();
    await world.api.sync(item);
    const inShop = () => world.shop.product(item.sku);

    const unheard = await world.erp.putSilently();
    await world.erp.editSilently(item.id, { price: { regular: '31.00' }, stock: { quantity: 4 } });
    await eventually(() => {
      expect(inShop()).toMatchObject({ regular_price: '31.00', stock_quantity: 4 });
      expect(world.shop.findProduct(unheard.sku)).toBeDefined();
    });
    await world.erp.editSilently(item.id, { status: 'archived' });
    await eventually(() => {
      expect(inShop().status).toBe('trash');
    });
  });

  it('costs no write when there is nothing', async () => {
    const writes = world.shop.journal.entries.length;
    const readings = () => world.erp.cypher.calls.of('GET /products').calls;
    const before = readings();
    await eventually(() => {
      expect(readings()).toBeGreaterThan(before + 1);
    });
    expect(world.shop.journal.entries).toHaveLength(writes);
  });
});

describe('the event stream', () => {
  // The broker that stands in for Redis has no streams.
  (hasRealRedis() ? it : it.skip)('is read, and acknowledged once the ledger has it', async () => {
    const item = await world.erp.putSilently();
    await redis.xadd('cypher:events', '*', 'type', 'nonsense', 'data', '{');
    await redis.xadd(
      'cypher:events',
      '*',
      'type',
      'product.created',
      'id',
      's1',
      'data',
      JSON.stringify({ productId: item.id }),
    );
    await eventually(async () => {
      expect(world.shop.findProduct(item.sku)).toBeDefined();
      const [group] = (await redis.xinfo('GROUPS', 'cypher:events')) as (string | number)[][];
      expect(
        the(group).slice(the(group).indexOf('pending'), the(group).indexOf('pending') + 2),
      ).toEqual(['pending', 0]);
      // Nothing of it is kept: a Redis with `noeviction` would be full one day.
      expect(await redis.xlen('cypher:events')).toBe(0);
    });
  });
});
