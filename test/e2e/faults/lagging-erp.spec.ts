import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());
afterEach(() => {
  world.shop.faults.clear();
  world.erp.cypher.faults.clear();
});

function aPricedLamp(sku: string, regular: string): Promise<ErpProduct> {
  const fields = { id: sku, sku, name: sku, price: { regular } };
  return world.erp.putSilently(fields);
}

const expectStale = async (sku: string): Promise<void> => {
  expect((await world.failureOf(sku)).error.code).toBe('ERP_STALE_READ');
};
const olderVersions = async () => (await world.api.status()).olderVersions;

describe('a replica of the ERP that lags behind', () => {
  it.each<[string, (sku: string) => Promise<unknown>, string]>([
    ['changed', (sku) => world.api.sync(sku), 'pricing.price_changed'],
    ['made', () => Promise.resolve(), 'product.created'],
  ])(
    'brings nothing older into a product that a call without an answer has %s',
    async (what, before, event) => {
      const { sku } = await aPricedLamp(`LAG-${what}`, '10.00');
      await before(sku);
      await world.erp.editSilently(sku, { price: { regular: '20.00' } });
      world.shop.faults.add({ kind: 'reset', method: 'POST', route: '/products/batch', times: 1 });
      await world.api.tell(event, sku);
      await eventually(() => {
        expect(world.shop.findProduct(sku)?.regular_price).toBe('20.00');
      });
      world.erp.cypher.faults.set({ staleIds: [sku] });
      await expectStale(sku);
      expect(world.shop.findProduct(sku)?.regular_price).toBe('20.00');

      world.erp.cypher.faults.clear();
      await world.api.retry();
      await eventually(async () => {
        expect(await world.api.mapping(sku)).toMatchObject({ syncStatus: 'in_sync' });
      });
      expect(world.shop.findProduct(sku)?.regular_price).toBe('20.00');
    },
    90_000,
  );

  it('takes nothing down that is for sale again', async () => {
    const { sku } = await aPricedLamp('LAG-ARCHIVED', '10.00');
    await world.erp.editSilently(sku, { status: 'archived' });
    await world.erp.editSilently(sku, { status: 'active' });
    await world.api.sync(sku);
    world.erp.cypher.faults.set({ staleIds: [sku] });
    expect(await world.api.sync(sku)).toMatchObject({
      success: false,
      error: { code: 'ERP_STALE_READ' },
    });
    expect(world.shop.findProduct(sku)?.status).toBe('publish');
  }, 60_000);
});

describe('an ERP that was restored from a backup', () => {
  it('is told of, and is the truth again once an admin says so', async () => {
    const { sku } = await aPricedLamp('RESTORED', '10.00');
    await world.erp.editSilently(sku, { price: { regular: '20.00' } });
    await world.erp.editSilently(sku, { price: { regular: '30.00' } });
    await world.api.sync(sku);
    const before = (await olderVersions()).products;

    await world.erp.cypher.remove(sku, { silent: true });
    await aPricedLamp(sku, '10.00');
    await world.api.tell('pricing.price_changed', sku);
    await expectStale(sku);
    expect(await olderVersions()).toEqual({ products: before + 1, since: expect.any(String) });
    expect(world.shop.findProduct(sku)?.regular_price).toBe('30.00');

    await world.api.post('/sync/erp-restored', 'user').expect(403);
    await world.api.post('/sync/erp-restored?storeId=nowhere').expect(400);
    const { body } = await world.api.post('/sync/erp-restored').expect(202);
    expect(body).toMatchObject({ storeId: 'default', batchId: expect.any(String) });
    expect(body.retried).toBeGreaterThanOrEqual(1);
    await eventually(async () => {
      expect(world.shop.findProduct(sku)?.regular_price).toBe('10.00');
      expect(await olderVersions()).toEqual({ products: 0, since: null });
    });
    expect(JSON.stringify(await world.api.audit())).toContain('erp.accept-restored');
  }, 90_000);
});
