import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

/** Four tries, 2, 4 and 8 seconds apart. */
const ALL_TRIES = { timeout: 45_000 };

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());
afterEach(() => {
  world.shop.faults.clear();
  world.erp.cypher.faults.clear();
});

const inShop = (sku: string): StoreProduct | undefined => world.shop.catalogue.findBySku(sku);

async function aProduct(sku: string, regular: string): Promise<ErpProduct> {
  const fields = { id: sku, sku, name: sku, price: { regular } };
  return (await world.erp.cypher.put(fields, { silent: true })).item;
}
const edit = (sku: string, patch: object) =>
  world.erp.cypher.edit(sku, patch as Record<string, unknown>, { silent: true });
const sync = (sku: string) => world.call('post', `${API}/sync/product/${sku}`);
const tell = (type: string, sku: string) =>
  world
    .call('post', `${API}/events`)
    .send({ events: [{ type, data: { productIds: [sku] } }] })
    .expect(202);

const waitsFor = (sku: string): Promise<void> =>
  eventually(async () => {
    const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
    const { items } = body as { items: { productId: string; error: { code: string } }[] };
    expect(items).toContainEqual(
      expect.objectContaining({
        productId: sku,
        error: expect.objectContaining({ code: 'ERP_STALE_READ' }),
      }),
    );
  }, ALL_TRIES);
const olderVersions = async (): Promise<{ products: number; since: string | null }> =>
  ((await world.call('get', `${API}/sync/status`).expect(200)).body as never)['olderVersions'];

describe('a replica of the ERP that lags behind', () => {
  it.each<[string, (sku: string) => Promise<unknown>, string]>([
    ['changed', (sku) => sync(sku).expect(200), 'pricing.price_changed'],
    ['made', () => Promise.resolve(), 'product.created'],
  ])(
    'brings nothing older into a product that a call without an answer has %s',
    async (what, before, event) => {
      const { sku } = await aProduct(`LAG-${what}`, '10.00');
      await before(sku);
      await edit(sku, { price: { regular: '20.00' } });
      world.shop.faults.add({ kind: 'reset', method: 'POST', route: '/products/batch', times: 1 });
      await tell(event, sku);
      await eventually(() => {
        expect(inShop(sku)?.regular_price).toBe('20.00');
      });
      world.erp.cypher.faults.set({ staleIds: [sku] });
      await waitsFor(sku);
      expect(inShop(sku)?.regular_price).toBe('20.00');

      world.erp.cypher.faults.clear();
      await world.call('post', `${API}/sync/retry`).send({}).expect(200);
      await eventually(async () => {
        const { body } = await world.call('get', `${API}/mappings/${sku}`).expect(200);
        expect(body).toMatchObject({ syncStatus: 'in_sync' });
      });
      expect(inShop(sku)?.regular_price).toBe('20.00');
    },
    90_000,
  );

  it('takes nothing down that is for sale again', async () => {
    const { sku } = await aProduct('LAG-ARCHIVED', '10.00');
    await edit(sku, { status: 'archived' });
    await edit(sku, { status: 'active' });
    await sync(sku).expect(200);
    world.erp.cypher.faults.set({ staleIds: [sku] });
    const { body } = await sync(sku).expect(200);
    expect(body).toMatchObject({ success: false, error: { code: 'ERP_STALE_READ' } });
    expect(inShop(sku)?.status).toBe('publish');
  }, 60_000);
});

describe('an ERP that was restored from a backup', () => {
  it('is told of, and is the truth again once an admin says so', async () => {
    const { sku } = await aProduct('RESTORED', '10.00');
    await edit(sku, { price: { regular: '20.00' } });
    await edit(sku, { price: { regular: '30.00' } });
    await sync(sku).expect(200);
    const before = (await olderVersions()).products;

    await world.erp.cypher.remove(sku, { silent: true });
    await aProduct(sku, '10.00');
    await tell('pricing.price_changed', sku);
    await waitsFor(sku);
    expect(await olderVersions()).toEqual({ products: before + 1, since: expect.any(String) });
    expect(inShop(sku)?.regular_price).toBe('30.00');

    await world.call('post', `${API}/sync/erp-restored`, 'user').expect(403);
    await world.call('post', `${API}/sync/erp-restored?storeId=nowhere`).expect(400);
    const { body } = await world.call('post', `${API}/sync/erp-restored`).expect(202);
    expect(body).toMatchObject({ storeId: 'default', batchId: expect.any(String) });
    expect(body.retried).toBeGreaterThanOrEqual(1);
    await eventually(async () => {
      expect(inShop(sku)?.regular_price).toBe('10.00');
      expect(await olderVersions()).toEqual({ products: 0, since: null });
    });
    const audit = await world.call('get', `${API}/audit`).expect(200);
    expect(JSON.stringify(audit.body)).toContain('erp.accept-restored');
  }, 90_000);
});
