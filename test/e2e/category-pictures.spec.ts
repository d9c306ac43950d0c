import type { StoreTerm } from '../../apps/sandbox/src/store/terms/store-term';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/picture-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
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

const picture = (name: string, alt = name) => ({
  id: name,
  url: `${pictures.address}/${name}.png`,
  alt,
  checksum: name,
});
const edit = (fields: Record<string, unknown>, id = CATEGORY) =>
  world.erp.cypher.editCategory(id, fields);
const inErp = (id: string) =>
  world.erp.cypher.categoryPage(0, 500).items.find((one) => one.id === id)!;
const inShop = (id = CATEGORY): StoreTerm | undefined =>
  [...world.shop.catalogue.categories.values()].find(({ name }) => name === inErp(id).name);
const altShown = (id = CATEGORY): string | null => {
  const attachment = inShop(id)?.image ?? null;
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
      image: picture('first'),
      description: 'All that belongs to a lamp.',
      position: 7,
    });
    await shows('first');
    expect(inShop()).toMatchObject({ description: 'All that belongs to a lamp.', menu_order: 7 });
    await edit({ name: 'Accesorii și piese', slug: 'piese' });
    await eventually(() => {
      expect(inShop()).toMatchObject({ slug: 'piese' });
    });
    await edit({ image: picture('first', 'Another text') });
    await shows('Another text');
    await edit({ image: picture('first', '') });
    await shows('');
    await edit({ image: null });
    await shows(null);
    await edit({ image: picture('first', 'Back again') });
    await shows('Back again');
    expect(world.shop.library.downloads).toBe(1);
  });

  it('is fetched anew when somebody has deleted it from the media library', async () => {
    world.shop.library.detach(inShop()!.image!);
    await edit({ image: picture('first', 'Fetched anew') });
    await shows('Fetched anew');
    expect(world.shop.library.downloads).toBe(2);
  });

  it('costs no write while nothing changes, and where the ERP has none the shop’s own stays', async () => {
    await world.call('post', `${API}/sync/categories`).expect(200);
    await world.quiet();
    const other = inShop('cat-profesional')!;
    const [own] = await world.shop.library.resolve([
      { src: `${pictures.address}/own.png`, alt: 'own' },
    ]);
    world.shop.catalogue.categories.change(other, { image: own!.id });
    const before = writes();
    const { body } = await world.call('post', `${API}/sync/categories`).expect(200);
    expect(body).toMatchObject({ success: true, synced: 0 });
    await world.quiet();
    expect(writes()).toBe(before);
    await edit({ description: 'Rewritten' }, 'cat-profesional');
    await eventually(() => {
      expect(inShop('cat-profesional')).toMatchObject({ description: 'Rewritten' });
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
        const { body } = await world.call('get', `${API}/sync/failed?syncType=image`).expect(200);
        expect(body).toMatchObject({ items: [{ productId: CATEGORY, error: { code } }] });
        expect(JSON.stringify(body)).toContain(url);
      });
      expect(inShop()).toMatchObject({ name: `With ${file}` });
      await edit({ image: picture('second', `Mended ${file}`) });
      await shows(`Mended ${file}`);
      await eventually(async () => {
        const { body } = await world.call('get', `${API}/sync/failed?syncType=image`).expect(200);
        expect(body).toMatchObject({ items: [] });
      });
    },
  );

  it('whose address is none is never sent', async () => {
    const calls = world.shop.library.downloads;
    await edit({ image: { id: 'x', url: 'ftp://127.0.0.1/a.png', alt: '', checksum: null } });
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/sync/failed?syncType=image`).expect(200);
      expect(body).toMatchObject({
        items: [{ productId: CATEGORY, error: { code: 'IMAGE_URL_INVALID' } }],
      });
    });
    expect(world.shop.library.downloads).toBe(calls);
    await edit({ image: picture('second', 'Right at last') });
    await shows('Right at last');
  });

  it('goes where the ERP dropped it, though the write that brought it was never answered', async () => {
    await world.quiet();
    world.shop.faults.add({
      kind: 'reset',
      method: 'PUT',
      route: '/products/categories',
      times: 1,
    });
    await edit({ image: picture('third') });
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
      expect((await world.call('get', `${API}/sync/status`).expect(200)).body).toMatchObject({
        syncing: 0,
      });
    });
    const before = inErp(CATEGORY).description;
    world.shop.faults.add({
      kind: 'reset',
      method: 'PUT',
      route: '/products/categories',
      times: 1,
    });
    await edit({ description: 'A slip' });
    await eventually(() => {
      expect(inShop()).toMatchObject({ description: 'A slip' });
    });
    await edit({ description: before });
    await eventually(
      () => {
        expect(inShop()).toMatchObject({ description: before });
      },
      { timeout: 15_000 },
    );
  });
});

describe('the picture of a category that a product brings', () => {
  it('follows the product, which does not wait for it', async () => {
    const id = 'cat-industrial';
    world.shop.catalogue.categories.remove(inShop(id)!);
    await world.erp.cypher.editCategory(id, { image: picture('halls') }, { silent: true });
    await edit({ name: 'Hale' }, id);
    await eventually(() => {
      expect(altShown(id)).toBe('halls');
    });
  });
});
