import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

const CATEGORY = 'cat-accesorii';

let world: World;
let pictures: PictureServer;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  pictures = await startPictureServer();
});
afterAll(async () => {
  pictures.close();
  await world.close();
});

const edit = (fields: Record<string, unknown>, id = CATEGORY) =>
  world.erp.cypher.editCategory(id, fields);
const altShown = (id = CATEGORY): string | null => {
  const attachment = world.categoryShown(id)?.image ?? null;
  return attachment === null ? null : (world.shop.library.find(attachment)?.alt ?? 'lost');
};

const writes = (): number => world.shop.journal.entries.length;
/** Also over a pause of the lane, after a fault of the shop. */
const shows = (alt: string | null) =>
  eventually(
    () => {
      expect(altShown()).toBe(alt);
    },
    { timeout: 15_000 },
  );

describe('the picture of a category', () => {
  it('is downloaded once, whatever else of the category changes', async () => {
    await edit({
      image: pictures.picture('first'),
      description: 'All that belongs to a lamp.',
      position: 7,
    });
    await shows('first');
    expect(world.categoryShown(CATEGORY)).toMatchObject({
      description: 'All that belongs to a lamp.',
      menu_order: 7,
    });
    await edit({ name: 'Accesorii și piese', slug: 'piese' });
    await eventually(() => {
      expect(world.categoryShown(CATEGORY)).toMatchObject({ slug: 'piese' });
    });
    await edit({ image: pictures.picture('first', 'Another text') });
    await shows('Another text');
    await edit({ image: pictures.picture('first', '') });
    await shows('');
    await edit({ image: null });
    await shows(null);
    await edit({ image: pictures.picture('first', 'Back again') });
    await shows('Back again');
    expect(world.shop.library.downloads).toBe(1);
  });

  it('is fetched anew when somebody has deleted it from the media library', async () => {
    world.shop.library.detach(the(the(world.categoryShown(CATEGORY)).image));
    await edit({ image: pictures.picture('first', 'Fetched anew') });
    await shows('Fetched anew');
    expect(world.shop.library.downloads).toBe(2);
  });

  it('costs no write while nothing changes, and where the ERP has none the shop’s own stays', async () => {
    await world.api.syncCategories();
    await world.quiet();
    const other = the(world.categoryShown('cat-profesional'));
    const [own] = await world.shop.library.resolve([
      { src: `${pictures.address}/own.png`, alt: 'own' },
    ]);
    world.shop.catalogue.categories.change(other, { image: the(own).id });
    const before = writes();
    expect(await world.api.syncCategories()).toMatchObject({ success: true, synced: 0 });
    await world.quiet();
    expect(writes()).toBe(before);
    await edit({ description: 'Rewritten' }, 'cat-profesional');
    await eventually(() => {
      expect(world.categoryShown('cat-profesional')).toMatchObject({ description: 'Rewritten' });
    });
    await world.quiet();
    expect(altShown('cat-profesional')).toBe('own');
  });

  it.each([
    ['cannot be fetched', 'missing.png', 'woocommerce_rest_invalid_remote_image_url'],
    ['has no known kind', 'picture', 'woocommerce_rest_invalid_image'],
  ])(
    'that %s fails by itself and names its address; the category is there',
    async (_why, file, code) => {
      const url = `${pictures.address}/${file}`;
      await edit({ name: `With ${file}`, image: { id: file, url, alt: '', checksum: null } });
      await eventually(async () => {
        const failures = await world.api.failures('?syncType=image');
        expect(failures).toMatchObject([{ productId: CATEGORY, error: { code } }]);
        expect(JSON.stringify(failures)).toContain(url);
      });
      expect(world.categoryShown(CATEGORY)).toMatchObject({ name: `With ${file}` });
      await edit({ image: pictures.picture('second', `Mended ${file}`) });
      await shows(`Mended ${file}`);
      await eventually(async () => {
        expect(await world.api.failures('?syncType=image')).toEqual([]);
      });
    },
  );

  it('whose address is none is never sent', async () => {
    const calls = world.shop.library.downloads;
    await edit({ image: { id: 'x', url: 'ftp://127.0.0.1/a.png', alt: '', checksum: null } });
    await eventually(async () => {
      expect(await world.api.failures('?syncType=image')).toMatchObject([
        { productId: CATEGORY, error: { code: 'IMAGE_URL_INVALID' } },
      ]);
    });
    expect(world.shop.library.downloads).toBe(calls);
    await edit({ image: pictures.picture('second', 'Right at last') });
    await shows('Right at last');
  });

  it('goes where the ERP dropped it, though the write that brought it was never answered', async () => {
    await world.quiet();
    world.shop.faults.add({
      kind: 'reset',
      route: `POST /products/categories/${the(world.categoryShown(CATEGORY)).id}`,
      times: 1,
    });
    await edit({ image: pictures.picture('third') });
    await shows('third');
    await edit({ image: null });
    await shows(null);
  });
});

describe('a category whose write was never answered', () => {
  it('reads what the ERP says, even where that is what it read before', async () => {
    // The write of a picture that was never answered is still to be repeated, when it can no longer
    // come late.
    await eventually(async () => {
      expect(await world.api.status()).toMatchObject({
        syncing: 0,
      });
    });
    const before = world.erp.category(CATEGORY).description;
    world.shop.faults.add({
      kind: 'reset',
      route: `POST /products/categories/${the(world.categoryShown(CATEGORY)).id}`,
      times: 1,
    });
    await edit({ description: 'A slip' });
    await eventually(() => {
      expect(world.categoryShown(CATEGORY)).toMatchObject({ description: 'A slip' });
    });
    await edit({ description: before });
    await eventually(
      () => {
        expect(world.categoryShown(CATEGORY)).toMatchObject({ description: before });
      },
      { timeout: 15_000 },
    );
  });
});

describe('the picture of a category that a product brings', () => {
  it('follows the product, which does not wait for it', async () => {
    const id = 'cat-industrial';
    world.shop.catalogue.categories.remove(the(world.categoryShown(id)));
    await world.erp.editCategorySilently(id, { image: pictures.picture('halls') });
    await edit({ name: 'Hale' }, id);
    await eventually(() => {
      expect(altShown(id)).toBe('halls');
    });
  });
});
