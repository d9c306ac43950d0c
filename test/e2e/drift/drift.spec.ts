import { randomUUID } from 'node:crypto';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { WatchDrift } from '../../../libs/woocommerce-sync/src/application/drift/watch-drift';
import { RunDrift } from '../../../libs/woocommerce-sync/src/application/drift/run-drift';
import type { DriftReportResponse } from '../../../libs/woocommerce-sync/src/api/responses/drift/drift.response';
import { DriftRunRepository } from '../../../libs/woocommerce-sync/src/domain/drift/drift-run.repository';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { aFamily } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let serial = 0;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
});
afterEach(() => world.close());

/** A product that the shop shows already, with a SKU of its own. */
function aShownProduct(fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `DRIFT-${serial}`;
  return world.aSyncedProduct({ id: sku, sku, name: sku, ...fields });
}

const report = async (id: string): Promise<DriftReportResponse> =>
  (await world.api.get(`/sync/drift/${id}`).expect(200)).body as DriftReportResponse;

/** Compares the whole shop, and waits for its end. */
async function compare(request: object = {}): Promise<DriftReportResponse> {
  await world.quiet();
  const { body } = await world.api.post('/sync/drift').send(request).expect(202);
  const { id } = body as { id: string };
  return eventually(
    async () => {
      const ended = await report(id);
      expect(ended).not.toMatchObject({ status: 'running' });
      return ended;
    },
    { timeout: 20_000 },
  );
}

describe('a comparison of the shop with the ERP by value', () => {
  it.each(['lists', 'export'])(
    'finds nothing by its %s where nothing was changed',
    async (source) => {
      await aShownProduct({
        tags: ['bright'],
        brand: 'Zenit',
        description: '<p>A "lamp", 60x60 & more...</p>\n\n<ul><li>One</li></ul>',
      });
      await aShownProduct(aFamily(`DRIFT-${serial + 1}`, ['S', 'M']));
      // The file does not show it: it is read by its id.
      await aShownProduct({ status: 'inactive' });
      expect(await compare({ source })).toMatchObject({
        status: 'completed',
        source,
        products: 3,
        variations: 2,
        underWay: 0,
        failure: null,
        counts: [],
        items: [],
      });
    },
  );

  it('reads what the shop hides while the shop writes its file', async () => {
    const [hidden] = [await aShownProduct({ status: 'inactive' }), await aShownProduct()];
    await world.shop.editByHand(hidden, { name: 'By hand' });
    await world.quiet();
    const before = world.shop.journal.calls.length;
    const found = await compare({ source: 'export' });
    expect(found).toMatchObject({ products: 2, items: [{ group: 'name', productId: hidden.id }] });
    const calls = world.shop.journal.calls.slice(before).map(({ method, route }) => method + route);
    const reads = calls.filter((call) => call === 'GET/products');
    expect(reads).toHaveLength(1);
    expect(calls.indexOf('GET/products')).toBeLessThan(calls.lastIndexOf('POST/catalog/create'));
  });

  it('is by lists where the shop has no file of its catalogue, or cannot write it', async () => {
    const product = await aShownProduct();
    await world.shop.editByHand(product, { name: 'By hand' });
    world.shop.faults.add({ route: 'POST /catalog/file', kind: 'server-error', times: 1 });
    expect(await compare()).toMatchObject({
      source: 'lists',
      note: expect.stringContaining('failed') as string,
      items: [{ group: 'name' }],
    });
    world.shop.behaviours.switchOff(['catalog-export']);
    expect(await compare()).toMatchObject({
      source: 'lists',
      note: 'The shop has no export of its catalogue',
      items: [{ group: 'name' }],
    });
    expect(await compare()).toMatchObject({ source: 'lists', note: null });
  });

  it('finds a price and a stock with their values, and sets them right at once', async () => {
    const product = await aShownProduct({
      stock: { managed: true, quantity: 9, backorders: 'no' },
    });
    const wanted = world.shop.priceOf(product);
    await world.shop.editByHand(product, { regular_price: '1.00', stock_quantity: 4 });
    const { items, counts } = await compare();
    expect(items).toMatchObject([
      { kind: 'differs', productId: product.id, group: 'price', shown: '1.00', wanted },
      { kind: 'differs', group: 'stock', shown: '4', wanted: '9', difference: '5' },
    ]);
    const [price] = counts;
    expect(Number(price?.difference)).toBeCloseTo(Number(wanted) - 1, 2);
    await eventually(() => {
      expect(world.shop.product(product)).toMatchObject({
        regular_price: wanted,
        stock_quantity: 9,
      });
    });
    expect((await compare()).items).toEqual([]);
  });

  it.each(['lists', 'export'])('finds by its %s a description that was changed', async (source) => {
    const product = await aShownProduct({ description: '<p>A "lamp", 60x60</p>' });
    await world.shop.editByHand(product, { description: 'A candle' });
    expect((await compare({ source })).items).toMatchObject([
      { group: 'descriptions', productId: product.id, shown: 'A candle' },
    ]);
  });

  it.each(['lists', 'export'])(
    'finds by its %s a tag and a brand that somebody has renamed',
    async (source) => {
      const product = await aShownProduct({ tags: ['bright', 'small'], brand: 'Zenit' });
      const { catalogue } = world.shop;
      for (const [book, name] of [
        [catalogue.tags, 'small'],
        [catalogue.brands, 'Zenit'],
      ] as const)
        the([...book.values()].find((term) => term.name === name)).name = `not ${name}`;
      expect((await compare({ source })).items).toMatchObject([
        { kind: 'differs', group: 'tags', productId: product.id, shown: 'bright, not small' },
        { kind: 'differs', group: 'brands', productId: product.id, shown: 'not Zenit' },
      ]);
    },
  );

  it('only tells of a text, until somebody asks for its repair', async () => {
    const [product, other] = [await aShownProduct(), await aShownProduct()];
    for (const { sku } of [product, other]) await world.shop.editByHand(sku, { name: 'By hand' });
    const found = await compare();
    expect(found.items).toMatchObject([
      { kind: 'differs', group: 'name', shown: 'By hand', wanted: product.name, difference: null },
      { productId: other.id },
    ]);
    await world.quiet();
    expect(world.shop.product(product)).toMatchObject({ name: 'By hand' });
    const repair = (filter: object) =>
      world.api.post(`/sync/drift/${found.id}/repair`).send(filter).expect(200);
    const filter = { fields: ['name'], productIds: [product.id] };
    expect((await repair(filter)).body).toEqual({ repairsAsked: 1 });
    expect((await repair(filter)).body).toEqual({ repairsAsked: 0 });
    await world.quiet();
    expect(world.shop.product(product)).toMatchObject({ name: product.name });
    expect(world.shop.product(other)).toMatchObject({ name: 'By hand' });
    const { body } = await world.api.get('/audit').expect(200);
    const { items } = body as { items: readonly { action: string }[] };
    expect(items.filter(({ action }) => action === 'drift.repair')).toHaveLength(2);
  });

  it('tells of what was trashed and deleted by hand, and calls neither in sync', async () => {
    const [trashed, gone] = [await aShownProduct(), await aShownProduct()];
    await world.shop.editByHand(trashed, { status: 'trash' });
    world.shop.catalogue.remove(world.shop.product(gone));
    const found = await compare();
    expect(found.items).toMatchObject([
      { kind: 'trashed_by_hand', productId: trashed.id, shown: 'trash' },
      { kind: 'gone', productId: gone.id, sku: gone.sku },
    ]);
    for (const product of [trashed, gone])
      expect(await world.api.mapping(product)).toMatchObject({ syncStatus: 'out_of_sync' });
    await world.api.post(`/sync/drift/${found.id}/repair`).send({}).expect(200);
    await eventually(() => {
      for (const { sku } of [trashed, gone])
        expect(world.shop.findProduct(sku)).toMatchObject({ status: 'publish' });
    });
    await world.quiet();
    expect((await compare()).items).toEqual([]);
  });

  it('tells of what was taken down and restored by hand', async () => {
    const product = await aShownProduct();
    await world.erp.cypher.edit(product.id, { status: 'archived' });
    await eventually(() => {
      expect(world.shop.product(product)).toMatchObject({ status: 'trash' });
    });
    await world.quiet();
    await world.shop.editByHand(product, { status: 'publish' });
    expect((await compare()).items).toMatchObject([
      { kind: 'differs', group: 'status', wanted: 'trash', shown: 'publish' },
    ]);
  });

  it('tells of what nobody owns, and of a GTIN and a SKU that two have', async () => {
    const [one, two] = [await aShownProduct({ gtin: '4006381333931' }), await aShownProduct()];
    const stranger = await world.shop.writer.create(
      { name: 'A stranger', sku: 'NOT-OURS' },
      'single',
      {},
    );
    // As an import does it, past the checks of the API.
    world.shop.product(two).global_unique_id = '4006381333931';
    stranger.sku = one.sku.toLowerCase();
    const found = await compare();
    const kinds = found.items.map(({ kind, storeProductId }) => [kind, storeProductId]);
    const [oneId, twoId] = [world.shop.product(one).id, world.shop.product(two).id];
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['unowned', stranger.id],
        ['duplicate_sku', stranger.id],
        ['duplicate_gtin', oneId],
        ['duplicate_gtin', twoId],
        ['differs', twoId],
      ]),
    );
  });

  it('holds variations against their variants', async () => {
    const sku = `DRIFT-${serial + 1}`;
    const family = await aShownProduct(aFamily(sku, ['S', 'M']));
    world.shop.product(`${sku}-S`).regular_price = '7.00';
    world.shop.catalogue.remove(world.shop.product(`${sku}-M`));
    const found = await compare();
    expect(found.items).toMatchObject([
      {
        group: 'price',
        productId: family.id,
        variantId: `${sku}-S`,
        wanted: '50.00',
        shown: '7.00',
        difference: '43',
      },
      { kind: 'gone', variantId: `${sku}-M` },
    ]);
    await eventually(() => {
      expect(world.shop.priceOf(`${sku}-S`)).toBe('50.00');
    });
  });

  it('takes nothing for drift that is on its way, or late', async () => {
    const product = await aShownProduct();
    await world.erp.cypher.edit(product.id, { name: 'A newer name' }, { silent: true });
    expect(await compare()).toMatchObject({ items: [], underWay: 1 });
  });

  it('sees by its watch what was changed since the last time, and our own writes as none', async () => {
    const [product, other] = [await aShownProduct(), await aShownProduct()];
    await world.quiet();
    await world.app.get(WatchDrift).execute();
    const wanted = world.shop.priceOf(product);
    await world.shop.editByHand(product, { regular_price: '2.00' });
    await world.shop.editByHand(other, { status: 'trash' });
    await world.app.get(WatchDrift).execute();
    await world.quiet();
    expect(world.shop.priceOf(product)).toBe(wanted);
    const { body } = await world.api.get('/sync/drift').expect(200);
    const { items: runs } = body as { items: readonly DriftReportResponse[] };
    expect((await report(runs[0]?.id ?? '')).items).toMatchObject([
      { group: 'price', shown: '2.00', repairAsked: true },
      { kind: 'trashed_by_hand', productId: other.id },
    ]);
    // The first one found nothing, and is forgotten.
    expect(runs).toHaveLength(1);
  });

  it('begins anew where the process that carried it out died', async () => {
    const product = await aShownProduct();
    await world.shop.editByHand(product, { name: 'By hand' });
    await world.quiet();
    const runs = world.app.get(DriftRunRepository);
    const wish = { storeId: 'default', scope: 'whole', requestedBy: 'test', source: null } as const;
    const { id } = (await runs.start(wish)) ?? { id: '' };
    await runs.take(id, randomUUID());
    await world.app.get(RunDrift).resume();
    expect(await report(id)).toMatchObject({ status: 'running', items: [] });
    await world.databaseClock.advance(61_000);
    await world.app.get(RunDrift).resume();
    expect(await report(id)).toMatchObject({ status: 'completed', items: [{ group: 'name' }] });
  });

  it('goes on one at a time, for admins, and is told of by its id', async () => {
    const runs = world.app.get(DriftRunRepository);
    const wish = { storeId: 'default', scope: 'whole', requestedBy: 'test', source: null } as const;
    await runs.start(wish);
    const { body } = await world.api.post('/sync/drift').send({}).expect(409);
    expect(body).toMatchObject({ code: 'DRIFT_RUN_GOING' });
    await world.api.get(`/sync/drift/${randomUUID()}`).expect(404);
    await world.api.post('/sync/drift', 'user').send({}).expect(403);
    await world.api.post('/sync/drift').send({ source: 'guess' }).expect(400);
  });
});
