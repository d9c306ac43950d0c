import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

/**
 * A product that the shop has made, and whose answer got lost; the service has not looked for it
 * yet.
 */
async function aLostCreate(sku: string): Promise<{ id: string; made: StoreProduct }> {
  world.shop.faults.add({
    kind: 'gateway-timeout-after-applying',
    route: '/products/batch',
    times: 1,
  });
  const { item } = await world.erp.cypher.put({ sku }, { silent: true });
  await tell(item.id);
  const made = await eventually(() => {
    const found = world.shop.catalogue.findBySku(sku);
    expect(found).toBeDefined();
    return found!;
  });
  return { id: item.id, made };
}

const tell = (id: string) =>
  world
    .call('post', `${API}/events`)
    .send({ events: [{ type: 'product.created', data: { productIds: [id] } }] })
    .expect(202);

/** A full sync, to its end. */
async function aFullSync(): Promise<void> {
  // The shop is looked at once more when the call that was given up must be over.
  await world.databaseClock.advance(120_000);
  await world.quiet();
  const { body } = await world.call('post', `${API}/sync/all`).expect(202);
  const { batchId } = body as { batchId: string };
  await eventually(async () => {
    const run = await world.call('get', `${API}/sync/runs/${batchId}`).expect(200);
    expect(run.body).toMatchObject({ status: 'completed' });
  });
}

const mappingOf = async (id: string) =>
  (await world.call('get', `${API}/mappings/${id}`).expect(200)).body as object;

const statusOf = ({ id }: StoreProduct) => world.shop.catalogue.products.get(id)?.status;

describe('a product whose making got no answer', () => {
  it('is known of though the ERP removes it, and goes with the next full sync', async () => {
    const { id, made } = await aLostCreate('LOST-REMOVED');
    await world.erp.cypher.remove(id, { silent: true });
    await eventually(async () => {
      expect(await mappingOf(id)).toMatchObject({
        syncStatus: 'error',
        wooCommerceProductId: made.id,
      });
    });
    const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
    expect((body as { items: object[] }).items).toMatchObject([
      { productId: id, error: { code: 'PRODUCT_NOT_IN_ERP' } },
    ]);
    await aFullSync();
    expect(statusOf(made)).toBe('trash');
  });

  it('goes when the ERP archives it', async () => {
    const { id, made } = await aLostCreate('LOST-ARCHIVED');
    await world.erp.cypher.edit(id, { status: 'archived' }, { silent: true });
    await eventually(() => {
      expect(statusOf(made)).toBe('trash');
    });
    await eventually(async () => {
      expect(await mappingOf(id)).toMatchObject({ syncStatus: 'trashed' });
    });
    const { body } = await world.call('get', `${API}/audit?productId=${id}`).expect(200);
    expect((body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({
        action: 'products.batch',
        answer: [expect.objectContaining({ kind: 'written', shownStatus: 'trash' })],
        errorCode: null,
      }),
    );
  });

  it('is the same when the ERP renames it', async () => {
    const { id, made } = await aLostCreate('LOST-RENAMED');
    const before = world.shop.catalogue.products.size;
    await world.erp.cypher.edit(id, { sku: 'FOUND-RENAMED' }, { silent: true });
    await eventually(async () => {
      expect(await mappingOf(id)).toMatchObject({
        syncStatus: 'in_sync',
        wooCommerceProductId: made.id,
      });
    });
    expect(world.shop.catalogue.findBySku('FOUND-RENAMED')?.id).toBe(made.id);
    expect(world.shop.catalogue.products.size).toBe(before);
  });

  it('is left to another that has its SKU now', async () => {
    const { id, made } = await aLostCreate('LOST-HEIR');
    await world.erp.cypher.remove(id, { silent: true });
    const { item } = await world.erp.cypher.put({ sku: 'LOST-HEIR' }, { silent: true });
    await tell(item.id);
    await eventually(async () => {
      expect(await mappingOf(item.id)).toMatchObject({
        syncStatus: 'in_sync',
        wooCommerceProductId: made.id,
      });
    });
    expect(statusOf(made)).toBe('publish');
    await aFullSync();
    expect(statusOf(made)).toBe('publish');
  });
});
