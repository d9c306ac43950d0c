import type { StoreTerm } from '../../apps/sandbox/src/store/terms/store-term';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/picture-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
let pictures: PictureServer;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  pictures = await startPictureServer();
  await world.erp.cypher.put({ sku: 'TREE-1' }, { silent: true });
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  pictures.close();
  await world.close();
});

const editUnheard = (id: string, fields: Record<string, unknown>) =>
  world.erp.cypher.editCategory(id, fields, { silent: true });
const inErp = () => world.erp.cypher.categoryPage(0, 500).items;
const inShop = (id: string): StoreTerm | undefined => {
  const { name } = inErp().find((one) => one.id === id)!;
  const kept = name.replaceAll('&', '&amp;');
  return [...world.shop.catalogue.categories.values()].find((one) => one.name === kept);
};
const entries = () => world.shop.journal.entries;
const writeCalls = () =>
  world.shop.journal.calls.filter(({ route }) => route === '/products/categories/batch');
const picture = (name: string) => ({
  id: name,
  url: `${pictures.address}/${name}.png`,
  alt: name,
  checksum: name,
});

/** A full sync, to its end and that of what follows from it. */
async function runAll(body: object = {}): Promise<Record<string, unknown>> {
  const { batchId } = (await world.call('post', `${API}/sync/all`).send(body).expect(202)).body as {
    batchId: string;
  };
  let run: Record<string, unknown> = {};
  await eventually(async () => {
    run = (await world.call('get', `${API}/sync/runs/${batchId}`).expect(200)).body as typeof run;
    expect(run).toMatchObject({ status: 'completed', open: 0, categories: { open: 0 } });
  });
  await world.quiet();
  return run;
}

describe('the category tree in a full sync', () => {
  it('is brought whole to a shop that has none of it, beside the products', async () => {
    const run = await runAll();
    expect(run).toMatchObject({ totalProducts: 1, synced: 1, failed: 0, batches: 1, note: null });
    expect(run).toMatchObject({ categories: { synced: inErp().length, skipped: 0, failed: 0 } });
    for (const { id, parentId } of inErp()) {
      expect(inShop(id)).toMatchObject({ parent: parentId === null ? 0 : inShop(parentId)!.id });
    }
    // The roots, then what is below them.
    expect(writeCalls()).toHaveLength(2);
  });

  it('is changed by a call per level, and one that is not taken holds up no other', async () => {
    const before = writeCalls().length;
    const roots = inErp().filter(({ parentId }) => parentId === null);
    const [taken, ...others] = roots;
    for (const { id } of others) await editUnheard(id, { description: `All of ${id}` });
    await editUnheard(taken!.id, { slug: 'a-stranger' });
    world.shop.catalogue.categories.make({ name: 'A stranger', slug: 'a-stranger' });

    const run = await runAll();
    expect(run).toMatchObject({ categories: { synced: others.length, skipped: 0, failed: 1 } });
    for (const { id } of others) expect(inShop(id)).toMatchObject({ description: `All of ${id}` });
    expect(run['failedItems']).toMatchObject([{ productId: taken!.id, code: 'CATEGORY_EXISTS' }]);
    // All at once, and then the one alone, to see what can be done for it.
    expect(writeCalls().length - before).toBe(2);
    await editUnheard(taken!.id, { slug: taken!.slug });
    expect(await runAll()).toMatchObject({ categories: { failed: 0 } });
  });

  it('is renamed, moved and pictured as the ERP has it, though no event told of it', async () => {
    const [newParent] = inErp().filter(({ parentId }) => parentId === null);
    await editUnheard('cat-accesorii', { name: 'Renamed unheard' });
    const moved = inErp().find(({ parentId }) => parentId !== null && parentId !== newParent!.id)!;
    await editUnheard(moved.id, { parentId: newParent!.id });
    await editUnheard('cat-industrial', { image: picture('halls') });

    expect(await runAll()).toMatchObject({
      synced: 0,
      skipped: 1,
      batches: 0,
      categories: { synced: 2, skipped: 1, failed: 0 },
    });
    expect(inShop('cat-accesorii')).toMatchObject({ name: 'Renamed unheard' });
    expect(inShop(moved.id)).toMatchObject({ parent: inShop(newParent!.id)!.id });
    expect(world.shop.library.find(inShop('cat-industrial')!.image!)).toMatchObject({
      alt: 'halls',
    });
  });

  it('costs no write while nothing changes', async () => {
    const before = entries().length;
    expect(await runAll()).toMatchObject({ categories: { synced: 0, skipped: 0, failed: 0 } });
    expect(entries()).toHaveLength(before);
  });

  it('is sent again when that is forced, its pictures by what the shop has of them already', async () => {
    const { downloads } = world.shop.library;
    const shown = inShop('cat-industrial')!;
    world.shop.catalogue.categories.change(shown, { description: 'By hand', image: null });
    expect(await runAll({ force: true })).toMatchObject({
      synced: 1,
      categories: { synced: inErp().length, skipped: 0, failed: 0 },
    });
    const { description } = inErp().find(({ id }) => id === 'cat-industrial')!;
    expect(inShop('cat-industrial')).toMatchObject({ description });
    expect(world.shop.library.find(inShop('cat-industrial')!.image!)).toMatchObject({
      alt: 'halls',
    });
    expect(world.shop.library.downloads).toBe(downloads);
  });

  it('that hangs below itself fails by itself, with its reason', async () => {
    const child = inErp().find(({ parentId }) => parentId !== null)!;
    const { parentId } = child;
    await editUnheard(child.id, { parentId: child.id });
    const run = await runAll();
    expect(run).toMatchObject({ failed: 0, skipped: 1, categories: { synced: 0, failed: 1 } });
    expect(run['failedItems']).toMatchObject([{ productId: child.id, code: 'CATEGORY_CYCLE' }]);
    await editUnheard(child.id, { parentId });
    await runAll();
  });

  it('that cannot be read stops no product, and the run says so', async () => {
    await editUnheard('cat-accesorii', { name: 'Renamed in the dark' });
    const { item } = await world.erp.cypher.put({ sku: 'TREE-2' }, { silent: true });
    const reading = jest.spyOn(world.erp.cypher, 'categoryPage').mockImplementation(() => {
      throw new Error('The tree is broken');
    });
    const run = await runAll();
    reading.mockRestore();
    expect(run).toMatchObject({ synced: 1, failed: 0, categories: { synced: 0, failed: 0 } });
    expect(run['note']).toMatch(/^The category tree was not compared: /);
    expect(world.shop.catalogue.findBySku(item.sku)).toBeDefined();
    expect(await runAll()).toMatchObject({ note: null, categories: { synced: 1 } });
    expect(inShop('cat-accesorii')).toMatchObject({ name: 'Renamed in the dark' });
  });
});

describe('a category tree that is the shop’s', () => {
  it('is left alone by a full sync, forced or not', async () => {
    const other = await startWorld({
      products: 0,
      settings: { FIELD_OWNERSHIP: 'categories=shop' },
    });
    try {
      const { body } = await other
        .call('post', `${API}/sync/all`)
        .send({ force: true })
        .expect(202);
      const { batchId } = body as { batchId: string };
      await eventually(async () => {
        const run = await other.call('get', `${API}/sync/runs/${batchId}`).expect(200);
        expect(run.body).toMatchObject({
          status: 'completed',
          categories: { synced: 0, skipped: 0 },
        });
      });
      expect(other.shop.journal.entries).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('slugs of categories', () => {
  it.each([
    ['in a swap', [1, 0]],
    ['in a ring', [1, 2, 0]],
  ])('change places %s', async (how, places) => {
    const ids = places.map((_, position) => `slug-${places.length}-${position}`);
    const slugs = ids.map((id) => `the-${id}`);
    for (const [position, id] of ids.entries())
      await world.erp.cypher.putCategory(
        { id, name: `Slug ${id}`, slug: slugs[position]! },
        { silent: true },
      );
    await world.call('post', `${API}/sync/categories`).expect(200);
    expect(ids.map((id) => inShop(id)?.slug)).toEqual(slugs);
    const shopIds = ids.map((id) => inShop(id)!.id);

    const wanted = places.map((place) => slugs[place]!);
    for (const [position, id] of ids.entries()) await editUnheard(id, { slug: wanted[position] });
    await world.call('post', `${API}/sync/categories`).expect(200);
    await world.quiet();
    expect(ids.map((id) => inShop(id)?.slug)).toEqual(wanted);
    expect(ids.map((id) => inShop(id)?.id)).toEqual(shopIds);
    const failed = (await world.call('get', `${API}/sync/failed`).expect(200)).body as {
      items: unknown[];
    };
    expect([how, failed.items]).toEqual([how, []]);
  });
});
