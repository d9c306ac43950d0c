import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { aFamily } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

const SIZES = ['S', 'M'];

let world: World;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
});
afterEach(() => world.close());

/** A product that the shop shows already; its id is its SKU and its name. */
const synced = (id: string, fields: object = {}): Promise<ErpProduct> =>
  world.aSyncedProduct({ id, sku: id, name: id, ...fields });

const aSyncedFamily = (sku: string): Promise<ErpProduct> => synced(sku, aFamily(sku, SIZES));

describe('products that are archived', () => {
  it('go into the trash together, in one call, beside a price', async () => {
    const ids = Array.from({ length: 12 }, (_, number) => `DOWN-${number}`);
    for (const id of ids) await synced(id);
    await synced('STAYS');
    const from = world.shop.journal.calls.length;
    world.erp.cypher.editSilently([
      ...ids.map((id) => ({ id, patch: { status: 'archived' as const } })),
      { id: 'STAYS', patch: { price: { regular: '81.00' } } },
    ]);
    await world.api.tell('product.updated', ...ids, 'STAYS');
    await eventually(() => {
      expect(ids.map((id) => world.shop.findProduct(id)?.status)).toEqual(ids.map(() => 'trash'));
      expect(world.shop.findProduct('STAYS')).toMatchObject({
        status: 'publish',
        regular_price: '81.00',
      });
    });
    await world.quiet();
    const writes = world.shop.journal.calls.slice(from).filter(({ method }) => method !== 'GET');
    expect(writes.map(({ method, route }) => `${method} ${route}`)).toEqual([
      'POST /products/batch',
    ]);
    for (const id of ids)
      expect(await world.api.mapping(id)).toMatchObject({ syncStatus: 'trashed' });
  });

  it('are left alone where they lie in the trash', async () => {
    await synced('TWICE');
    for (const name of ['Once', 'Again']) {
      world.erp.cypher.editSilently([{ id: 'TWICE', patch: { status: 'archived', name } }]);
      await world.api.tell('product.updated', 'TWICE');
      await world.quiet();
      expect(world.shop.findProduct('TWICE')?.status).toBe('trash');
    }
    expect(
      world.shop.journal.entries.filter(({ fields }) => fields['status'] === 'trash'),
    ).toHaveLength(1);
  });

  it('come back whole, with the variations that they had', async () => {
    await aSyncedFamily('FAMILY');
    const variations = (): unknown =>
      SIZES.map((size) => {
        const { id, status, regular_price: price } = world.shop.product(`FAMILY-${size}`);
        return { id, status, price };
      });
    const before = variations();
    world.erp.cypher.editSilently([{ id: 'FAMILY', patch: { status: 'archived' } }]);
    await world.api.tell('product.updated', 'FAMILY');
    await eventually(() => {
      expect(world.shop.findProduct('FAMILY')?.status).toBe('trash');
    });
    await world.quiet();
    expect(variations()).toEqual(before);
    world.erp.cypher.editSilently([{ id: 'FAMILY', patch: { status: 'active' } }]);
    await world.api.tell('product.updated', 'FAMILY');
    await eventually(() => {
      expect(world.shop.findProduct('FAMILY')?.status).toBe('publish');
    });
    await world.quiet();
    expect(variations()).toEqual(before);
    expect(await world.api.mapping('FAMILY')).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('take no other product down that the shop has given their id', async () => {
    await synced('FIRST');
    const byHand = (path: string, body: object): Promise<Response> =>
      fetch(`${world.shop.url}/_control${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const { id } = (await (await byHand('/snapshot', {})).json()) as { id: number };
    await synced('LOST');
    const before = world.shop.product('LOST').id;
    await byHand('/restore', { id });
    await world.shop.writer.create({ name: 'Made by hand', sku: 'BY-HAND' }, 'single');
    expect(world.shop.findProduct('BY-HAND')?.id).toBe(before);
    await world.shop.writer.create({ name: 'Imported again', sku: 'LOST' }, 'single');
    world.erp.cypher.editSilently([{ id: 'LOST', patch: { status: 'archived' } }]);
    await world.api.tell('product.updated', 'LOST');
    await eventually(
      async () => {
        await world.databaseClock.advance(10_000);
        expect(world.shop.findProduct('LOST')?.status).toBe('trash');
      },
      { timeout: 60_000, pause: 1_000 },
    );
    expect(world.shop.findProduct('BY-HAND')?.status).toBe('publish');
  }, 90_000);

  it.each([
    ['keeps it', {}],
    ['has another', { sku: 'SKU-OLD' }],
  ])(
    'give their SKU to a new product, whether the old one %s',
    async (_, renamed) => {
      await synced('SKU-A');
      world.erp.cypher.editSilently([{ id: 'SKU-A', patch: { status: 'archived', ...renamed } }]);
      await world.erp.putSilently({ id: 'HEIR', sku: 'SKU-A', name: 'Successor' });
      await world.api.tell('product.updated', 'SKU-A', 'HEIR');
      await eventually(
        async () => {
          await world.databaseClock.advance(10_000);
          expect(world.shop.findProduct('SKU-A')).toMatchObject({
            name: 'Successor',
            status: 'publish',
          });
        },
        { timeout: 60_000, pause: 1_000 },
      );
      await world.quiet();
      expect(await world.api.failures()).toEqual([]);
    },
    90_000,
  );

  it('say why where the shop keeps them for sale', async () => {
    await synced('KEPT');
    world.shop.faults.add({ kind: 'item-errors', share: 1 });
    world.erp.cypher.editSilently([{ id: 'KEPT', patch: { status: 'archived' } }]);
    await world.api.tell('product.updated', 'KEPT');
    await eventually(
      async () => {
        await world.databaseClock.advance(10_000);
        expect(await world.api.failures()).toMatchObject([
          { productId: 'KEPT', error: { code: 'TAKEDOWN_REFUSED' } },
        ]);
      },
      { timeout: 60_000, pause: 1_000 },
    );
    expect(await world.api.mapping('KEPT')).toMatchObject({ syncStatus: 'error' });
    world.shop.faults.clear();
    await world.api.retry();
    await eventually(() => {
      expect(world.shop.findProduct('KEPT')?.status).toBe('trash');
    });
  }, 90_000);
});
