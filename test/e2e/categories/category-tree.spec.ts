import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

let world: World;
let pictures: PictureServer;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  pictures = await startPictureServer();
  await world.erp.putSilently({ sku: 'TREE-1' });
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  pictures.close();
  await world.close();
});

const entries = () => world.shop.journal.entries;
const writeCalls = () =>
  world.shop.journal.calls.filter(({ route }) => route === '/products/categories/batch');

describe('the category tree in a full sync', () => {
  it('is brought whole to a shop that has none of it, beside the products', async () => {
    const run = await world.fullSync();
    expect(run).toMatchObject({ totalProducts: 1, synced: 1, failed: 0, batches: 1, note: null });
    expect(run).toMatchObject({
      categories: { synced: world.erp.categories().length, skipped: 0, failed: 0 },
    });
    for (const { id, parentId } of world.erp.categories()) {
      expect(world.categoryShown(id)).toMatchObject({
        parent: parentId === null ? 0 : the(world.categoryShown(parentId)).id,
      });
    }
    // The roots, then what is below them.
    expect(writeCalls()).toHaveLength(2);
  });

  it('is changed by a call per level, and one that is not taken holds up no other', async () => {
    const before = writeCalls().length;
    const roots = world.erp.categories().filter(({ parentId }) => parentId === null);
    const [taken, ...others] = roots;
    for (const { id } of others)
      await world.erp.editCategorySilently(id, { description: `All of ${id}` });
    await world.erp.editCategorySilently(the(taken).id, { slug: 'a-stranger' });
    world.shop.catalogue.categories.make({ name: 'A stranger', slug: 'a-stranger' });

    const run = await world.fullSync();
    expect(run).toMatchObject({ categories: { synced: others.length, skipped: 0, failed: 1 } });
    for (const { id } of others)
      expect(world.categoryShown(id)).toMatchObject({ description: `All of ${id}` });
    expect(run['failedItems']).toMatchObject([
      { productId: the(taken).id, code: 'CATEGORY_EXISTS' },
    ]);
    // All at once, and then the one alone, to see what can be done for it.
    expect(writeCalls().length - before).toBe(2);
    await world.erp.editCategorySilently(the(taken).id, { slug: the(taken).slug });
    expect(await world.fullSync()).toMatchObject({ categories: { failed: 0 } });
  });

  it('is renamed, moved and pictured as the ERP has it, though no event told of it', async () => {
    const [newParent] = world.erp.categories().filter(({ parentId }) => parentId === null);
    await world.erp.editCategorySilently('cat-accesorii', { name: 'Renamed unheard' });
    const moved = the(
      world.erp
        .categories()
        .find(({ parentId }) => parentId !== null && parentId !== the(newParent).id),
    );
    await world.erp.editCategorySilently(moved.id, { parentId: the(newParent).id });
    await world.erp.editCategorySilently('cat-industrial', { image: pictures.picture('halls') });

    expect(await world.fullSync()).toMatchObject({
      synced: 0,
      skipped: 1,
      batches: 0,
      categories: { synced: 2, skipped: 1, failed: 0 },
    });
    expect(world.categoryShown('cat-accesorii')).toMatchObject({ name: 'Renamed unheard' });
    expect(world.categoryShown(moved.id)).toMatchObject({
      parent: the(world.categoryShown(the(newParent).id)).id,
    });
    expect(
      world.shop.library.find(the(the(world.categoryShown('cat-industrial')).image)),
    ).toMatchObject({
      alt: 'halls',
    });
  });

  it('costs no write while nothing changes', async () => {
    const before = entries().length;
    expect(await world.fullSync()).toMatchObject({
      categories: { synced: 0, skipped: 0, failed: 0 },
    });
    expect(entries()).toHaveLength(before);
  });

  it('is sent again when that is forced, its pictures by what the shop has of them already', async () => {
    const { downloads } = world.shop.library;
    const shown = the(world.categoryShown('cat-industrial'));
    world.shop.catalogue.categories.change(shown, { description: 'By hand', image: null });
    expect(await world.fullSync({ force: true })).toMatchObject({
      synced: 1,
      categories: { synced: world.erp.categories().length, skipped: 0, failed: 0 },
    });
    const { description } = the(world.erp.categories().find(({ id }) => id === 'cat-industrial'));
    expect(world.categoryShown('cat-industrial')).toMatchObject({ description });
    expect(
      world.shop.library.find(the(the(world.categoryShown('cat-industrial')).image)),
    ).toMatchObject({
      alt: 'halls',
    });
    expect(world.shop.library.downloads).toBe(downloads);
  });

  it('that hangs below itself fails by itself, with its reason', async () => {
    const child = the(world.erp.categories().find(({ parentId }) => parentId !== null));
    const { parentId } = child;
    await world.erp.editCategorySilently(child.id, { parentId: child.id });
    const run = await world.fullSync();
    expect(run).toMatchObject({ failed: 0, skipped: 1, categories: { synced: 0, failed: 1 } });
    expect(run['failedItems']).toMatchObject([{ productId: child.id, code: 'CATEGORY_CYCLE' }]);
    await world.erp.editCategorySilently(child.id, { parentId });
    await world.fullSync();
  });

  it('that cannot be read stops no product, and the run says so', async () => {
    await world.erp.editCategorySilently('cat-accesorii', { name: 'Renamed in the dark' });
    const item = await world.erp.putSilently({ sku: 'TREE-2' });
    const reading = jest.spyOn(world.erp.cypher, 'categoryPage').mockImplementation(() => {
      throw new Error('The tree is broken');
    });
    const run = await world.fullSync();
    reading.mockRestore();
    expect(run).toMatchObject({ synced: 1, failed: 0, categories: { synced: 0, failed: 0 } });
    expect(run['note']).toMatch(/^The category tree was not compared: /);
    expect(world.shop.findProduct(item.sku)).toBeDefined();
    expect(await world.fullSync()).toMatchObject({ note: null, categories: { synced: 1 } });
    expect(world.categoryShown('cat-accesorii')).toMatchObject({ name: 'Renamed in the dark' });
  });
});

describe('a category tree that is the shop’s', () => {
  it('is left alone by a full sync, forced or not', async () => {
    const other = await startWorld({
      products: 0,
      settings: { FIELD_OWNERSHIP: 'categories=shop' },
    });
    try {
      const batchId = await other.api.startFullSync({ force: true });
      await eventually(async () => {
        expect(await other.api.run(batchId)).toMatchObject({
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
        { id, name: `Slug ${id}`, slug: the(slugs[position]) },
        { silent: true },
      );
    await world.api.syncCategories();
    expect(ids.map((id) => world.categoryShown(id)?.slug)).toEqual(slugs);
    const shopIds = ids.map((id) => the(world.categoryShown(id)).id);

    const wanted = places.map((place) => the(slugs[place]));
    for (const [position, id] of ids.entries())
      await world.erp.editCategorySilently(id, { slug: wanted[position] });
    await world.api.syncCategories();
    await world.quiet();
    expect(ids.map((id) => world.categoryShown(id)?.slug)).toEqual(wanted);
    expect(ids.map((id) => world.categoryShown(id)?.id)).toEqual(shopIds);
    expect([how, await world.api.failures()]).toEqual([how, []]);
  });
});
