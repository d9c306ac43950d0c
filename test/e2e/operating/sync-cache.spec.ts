import Redis from 'ioredis';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let redis: Redis;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { METRICS_PUBLIC: 'true' } });
  redis = new Redis(world.redis.url);
});
afterAll(async () => {
  redis.disconnect();
  await world.close();
});

/** A product that the shop shows already, with its id there. */
async function aKnownProduct(): Promise<{ id: string; sku: string; storeId: number }> {
  const { id, sku } = await world.aSyncedProduct();
  return { id, sku, storeId: world.shop.product(sku).id };
}

const statusAsUser = (id: string) => world.api.get(`/sync/status/${id}`, 'user');
const keyOf = (name: string, id: string): string => `${name}:default:${id}`;
const KEYS = ['wc_mapping', 'wc_sync_status', 'wc_sync_attempts', 'wc_last_sync'];

async function cacheReads(result: 'hit' | 'miss'): Promise<number> {
  const { text } = await world.call('get', '/metrics', null).expect(200);
  const line = new RegExp(`^wc_sync_cache_reads_total\\{result="${result}"\\} (\\d+)`, 'm');
  return Number(line.exec(text)?.[1] ?? 0);
}

describe('the cache of how products stand', () => {
  it('knows a product as soon as it was synced, for a limited time', async () => {
    const product = await aKnownProduct();
    await eventually(async () => {
      expect(await redis.get(keyOf('wc_mapping', product.id))).toBe(String(product.storeId));
    });
    // A Redis that does not answer within a quarter of a second is a miss: on a machine that stands
    // still, too.
    await eventually(async () => {
      const [hits, misses] = [await cacheReads('hit'), await cacheReads('miss')];
      const { body } = await statusAsUser(product.id).expect(200);
      expect(body).toMatchObject({
        productId: product.id,
        wooCommerceProductId: product.storeId,
        syncStatus: 'in_sync',
        attempts: 0,
        from: 'cache',
      });
      expect([await cacheReads('hit'), await cacheReads('miss')]).toEqual([hits + 1, misses]);
    });
    expect(await redis.ttl(keyOf('wc_mapping', product.id))).toBeGreaterThan(86_000);
    expect(await redis.ttl(keyOf('wc_sync_status', product.id))).toBeLessThanOrEqual(300);
  });

  it('may vanish: the ledger answers, and the cache knows again', async () => {
    const product = await aKnownProduct();
    await eventually(async () => {
      expect(await redis.exists(keyOf('wc_last_sync', product.id))).toBe(1);
    });
    await redis.del(...KEYS.map((name) => keyOf(name, product.id)));
    expect((await statusAsUser(product.id)).body).toMatchObject({
      from: 'ledger',
      syncStatus: 'in_sync',
    });
    await eventually(async () => {
      expect((await statusAsUser(product.id)).body).toMatchObject({
        from: 'cache',
        syncStatus: 'in_sync',
      });
    });
  });

  it('may hold nonsense: it is a miss', async () => {
    const product = await aKnownProduct();
    await eventually(async () => {
      expect(await redis.exists(keyOf('wc_last_sync', product.id))).toBe(1);
    });
    await redis.set(keyOf('wc_sync_status', product.id), 'splendid');
    expect((await statusAsUser(product.id)).body).toMatchObject({
      from: 'ledger',
      syncStatus: 'in_sync',
    });
  });

  it('may lie: what is written to the shop is not decided by it', async () => {
    const [product, other] = [await aKnownProduct(), await aKnownProduct()];
    await redis.set(keyOf('wc_mapping', product.id), String(other.storeId));
    await redis.set(keyOf('wc_sync_status', product.id), 'trashed');
    await world.erp.setPrice(product.id, '77.70');
    await eventually(() => {
      expect(world.shop.findProduct(product.sku)?.regular_price).toBe('77.70');
    });
    expect(world.shop.findProduct(other.sku)?.regular_price).toBe('10.00');
    // The write has put the truth back.
    await eventually(async () => {
      expect(await redis.get(keyOf('wc_mapping', product.id))).toBe(String(product.storeId));
    });
  });

  it('says 404 of a product that was never synced', async () => {
    const { body } = await statusAsUser('never-seen').expect(404);
    expect(body).toMatchObject({ code: 'MAPPING_NOT_FOUND' });
  });
});
