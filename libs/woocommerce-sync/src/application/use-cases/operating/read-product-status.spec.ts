import type { ProductMappingRepository } from '../../../domain/mapping/product-mapping.repository';
import type { ProductStanding } from '../../../domain/mapping/product-standing';
import { NOON } from '../../../domain/testing/builders';
import { SyncCache } from '../../ports/sync-cache.port';
import { partOf, SomeStores } from '../../testing/ports';
import { ReadProductStatus } from './read-product-status.use-case';

const STANDING: ProductStanding = {
  storeId: 'default',
  productId: 'LED-0042',
  wooCommerceProductId: 77,
  syncStatus: 'in_sync',
  attempts: 0,
  lastSynced: NOON,
};

/** A cache in memory. */
class Cache extends SyncCache {
  private readonly known = new Map<string, ProductStanding>();

  override find(_storeId: string, productId: string): Promise<ProductStanding | null> {
    return Promise.resolve(this.known.get(productId) ?? null);
  }

  override put(standings: readonly ProductStanding[]): Promise<void> {
    for (const standing of standings) this.known.set(standing.productId, standing);
    return Promise.resolve();
  }

  override drop(): Promise<void> {
    this.known.clear();
    return Promise.resolve();
  }
}

/** A reading beside a ledger that knows one product, with how often the ledger was asked. */
function aReading() {
  let asked = 0;
  const mappings = partOf<ProductMappingRepository>({
    findStanding: (_storeId, productId) => {
      asked += 1;
      return Promise.resolve(productId === STANDING.productId ? STANDING : null);
    },
  });
  const cache = new Cache();
  const stores = new SomeStores({ default: {} });
  return { read: new ReadProductStatus(mappings, stores, cache), asked: () => asked };
}

describe('how a product stands', () => {
  it('is asked of the ledger once, and then known by the cache', async () => {
    const { read, asked } = aReading();
    expect(await read.execute('default', 'LED-0042')).toEqual({ ...STANDING, from: 'ledger' });
    expect(await read.execute('default', 'LED-0042')).toEqual({ ...STANDING, from: 'cache' });
    expect(asked()).toBe(1);
  });

  it('is not remembered of a product that was never synced: it may be at any moment', async () => {
    const { read, asked } = aReading();
    const unknown = { code: 'MAPPING_NOT_FOUND', productId: 'NEW' };
    await expect(read.execute('default', 'NEW')).rejects.toMatchObject(unknown);
    await expect(read.execute('default', 'NEW')).rejects.toMatchObject(unknown);
    expect(asked()).toBe(2);
  });

  it('is told of no store that is unknown, whatever a cache says', async () => {
    await expect(aReading().read.execute('third', 'LED-0042')).rejects.toMatchObject({
      code: 'STORE_UNKNOWN',
    });
  });
});
