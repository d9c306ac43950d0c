import type { StoreProduct } from '../../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

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
  const item = await world.erp.putSilently({ sku });
  await world.api.tell('product.created', item.id);
  const made = await eventually(() => world.shop.product(sku));
  return { id: item.id, made };
}

/** A full sync, to its end. */
async function aFullSync(): Promise<void> {
  // The shop is looked at once more when the call that was given up must be over.
  await world.quietAfterAllCalls();
  await world.api.fullSync();
}

const statusShown = ({ id }: StoreProduct) => world.shop.catalogue.products.get(id)?.status;

describe('a product whose making got no answer', () => {
  it('is known of though the ERP removes it, and goes with the next full sync', async () => {
    const { id, made } = await aLostCreate('LOST-REMOVED');
    await world.erp.cypher.remove(id, { silent: true });
    await eventually(async () => {
      expect(await world.api.mapping(id)).toMatchObject({
        syncStatus: 'error',
        wooCommerceProductId: made.id,
      });
    });
    expect(await world.api.failures()).toMatchObject([
      { productId: id, error: { code: 'PRODUCT_NOT_IN_ERP' } },
    ]);
    await aFullSync();
    expect(statusShown(made)).toBe('trash');
  });

  it('goes when the ERP archives it', async () => {
    const { id, made } = await aLostCreate('LOST-ARCHIVED');
    await world.erp.editSilently(id, { status: 'archived' });
    await eventually(() => {
      expect(statusShown(made)).toBe('trash');
    });
    await eventually(async () => {
      expect(await world.api.mapping(id)).toMatchObject({ syncStatus: 'trashed' });
    });
    expect(await world.api.audit(`?productId=${id}`)).toContainEqual(
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
    await world.erp.editSilently(id, { sku: 'FOUND-RENAMED' });
    await eventually(async () => {
      expect(await world.api.mapping(id)).toMatchObject({
        syncStatus: 'in_sync',
        wooCommerceProductId: made.id,
      });
    });
    expect(world.shop.findProduct('FOUND-RENAMED')?.id).toBe(made.id);
    expect(world.shop.catalogue.products.size).toBe(before);
  });

  it('is left to another that has its SKU now', async () => {
    const { id, made } = await aLostCreate('LOST-HEIR');
    await world.erp.cypher.remove(id, { silent: true });
    const item = await world.erp.putSilently({ sku: 'LOST-HEIR' });
    await world.api.tell('product.created', item.id);
    await eventually(async () => {
      expect(await world.api.mapping(item.id)).toMatchObject({
        syncStatus: 'in_sync',
        wooCommerceProductId: made.id,
      });
    });
    expect(statusShown(made)).toBe('publish');
    await aFullSync();
    expect(statusShown(made)).toBe('publish');
  });
});
