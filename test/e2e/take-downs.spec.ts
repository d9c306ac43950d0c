import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const SIZES = ['S', 'M'];

let world: World;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
});
afterEach(() => world.close());

const inShop = (sku: string): StoreProduct | undefined =>
  [...world.shop.catalogue.products.values()].find((product) => product.sku === sku);
const mappingOf = async (id: string): Promise<unknown> =>
  (await world.call('get', `${API}/mappings/${id}`).expect(200)).body as unknown;

async function synced(id: string, fields: object = {}): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put(
    { id, sku: id, name: id, ...fields },
    { silent: true },
  );
  await world.call('post', `${API}/sync/product/${id}`).expect(200);
  return item;
}

async function tell(...ids: readonly string[]): Promise<void> {
  const events = [{ type: 'product.updated', data: { productIds: ids } }];
  await world.call('post', `${API}/events`).send({ events }).expect(202);
}

const aVariant = (sku: string, size: string): object => ({
  ...{ id: `${sku}-${size}`, version: 1, status: 'active', sku: `${sku}-${size}`, gtin: null },
  price: {
    regular: '50.00',
    sale: null,
    saleFrom: null,
    saleTo: null,
    currency: 'RON',
    taxClass: '',
  },
  stock: { managed: true, quantity: 5, backorders: 'no' },
  ...{ attributes: { Size: size }, image: null, weight: null, dimensions: null },
});

const aFamily = (sku: string): Promise<ErpProduct> =>
  synced(sku, {
    stock: { managed: false, quantity: 0, backorders: 'no' },
    attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
    variants: SIZES.map((size) => aVariant(sku, size)),
  });

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
    await tell(...ids, 'STAYS');
    await eventually(() => {
      expect(ids.map((id) => inShop(id)?.status)).toEqual(ids.map(() => 'trash'));
      expect(inShop('STAYS')).toMatchObject({ status: 'publish', regular_price: '81.00' });
    });
    await world.quiet();
    const writes = world.shop.journal.calls.slice(from).filter(({ method }) => method !== 'GET');
    expect(writes.map(({ method, route }) => `${method} ${route}`)).toEqual([
      'POST /products/batch',
    ]);
    for (const id of ids) expect(await mappingOf(id)).toMatchObject({ syncStatus: 'trashed' });
  });

  it('are left alone where they lie in the trash', async () => {
    await synced('TWICE');
    for (const name of ['Once', 'Again']) {
      world.erp.cypher.editSilently([{ id: 'TWICE', patch: { status: 'archived', name } }]);
      await tell('TWICE');
      await world.quiet();
      expect(inShop('TWICE')?.status).toBe('trash');
    }
    expect(
      world.shop.journal.entries.filter(({ fields }) => fields['status'] === 'trash'),
    ).toHaveLength(1);
  });

  it('come back whole, with the variations that they had', async () => {
    await aFamily('FAMILY');
    const variations = (): unknown =>
      SIZES.map((size) => {
        const { id, status, regular_price: price } = inShop(`FAMILY-${size}`)!;
        return { id, status, price };
      });
    const before = variations();
    world.erp.cypher.editSilently([{ id: 'FAMILY', patch: { status: 'archived' } }]);
    await tell('FAMILY');
    await eventually(() => {
      expect(inShop('FAMILY')?.status).toBe('trash');
    });
    await world.quiet();
    expect(variations()).toEqual(before);
    world.erp.cypher.editSilently([{ id: 'FAMILY', patch: { status: 'active' } }]);
    await tell('FAMILY');
    await eventually(() => {
      expect(inShop('FAMILY')?.status).toBe('publish');
    });
    await world.quiet();
    expect(variations()).toEqual(before);
    expect(await mappingOf('FAMILY')).toMatchObject({ syncStatus: 'in_sync' });
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
    const before = inShop('LOST')!.id;
    await byHand('/restore', { id });
    await world.shop.writer.create({ name: 'Made by hand', sku: 'BY-HAND' }, 'single');
    expect(inShop('BY-HAND')?.id).toBe(before);
    await world.shop.writer.create({ name: 'Imported again', sku: 'LOST' }, 'single');
    world.erp.cypher.editSilently([{ id: 'LOST', patch: { status: 'archived' } }]);
    await tell('LOST');
    await eventually(
      async () => {
        await world.databaseClock.advance(10_000);
        expect(inShop('LOST')?.status).toBe('trash');
      },
      { timeout: 60_000, pause: 1_000 },
    );
    expect(inShop('BY-HAND')?.status).toBe('publish');
  }, 90_000);

  it.each([
    ['keeps it', {}],
    ['has another', { sku: 'SKU-OLD' }],
  ])(
    'give their SKU to a new product, whether the old one %s',
    async (_, renamed) => {
      await synced('SKU-A');
      world.erp.cypher.editSilently([{ id: 'SKU-A', patch: { status: 'archived', ...renamed } }]);
      await world.erp.cypher.put({ id: 'HEIR', sku: 'SKU-A', name: 'Successor' }, { silent: true });
      await tell('SKU-A', 'HEIR');
      await eventually(
        async () => {
          await world.databaseClock.advance(10_000);
          expect(inShop('SKU-A')).toMatchObject({ name: 'Successor', status: 'publish' });
        },
        { timeout: 60_000, pause: 1_000 },
      );
      await world.quiet();
      const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
      expect((body as { items: object[] }).items).toEqual([]);
    },
    90_000,
  );

  it('say why where the shop keeps them for sale', async () => {
    await synced('KEPT');
    world.shop.faults.add({ kind: 'item-errors', share: 1 });
    world.erp.cypher.editSilently([{ id: 'KEPT', patch: { status: 'archived' } }]);
    await tell('KEPT');
    await eventually(
      async () => {
        await world.databaseClock.advance(10_000);
        const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
        expect((body as { items: object[] }).items).toMatchObject([
          { productId: 'KEPT', error: { code: 'TAKEDOWN_REFUSED' } },
        ]);
      },
      { timeout: 60_000, pause: 1_000 },
    );
    expect(await mappingOf('KEPT')).toMatchObject({ syncStatus: 'error' });
    world.shop.faults.clear();
    await world.call('post', `${API}/sync/retry`).send({}).expect(200);
    await eventually(() => {
      expect(inShop('KEPT')?.status).toBe('trash');
    });
  }, 90_000);
});
