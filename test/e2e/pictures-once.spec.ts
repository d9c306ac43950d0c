import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreImage, StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/picture-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
let pictures: PictureServer;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { FIELD_OWNERSHIP: 'images=create' } });
  pictures = await startPictureServer();
});
afterAll(async () => {
  pictures.close();
  await world.close();
});

const picture = (name: string) => ({
  id: name,
  url: `${pictures.address}/${name}.png`,
  alt: name,
  checksum: name,
});
const inShop = ({ sku }: { sku: string }): StoreProduct | undefined =>
  world.shop.catalogue.findBySku(sku) ?? undefined;
const shown = (product: ErpProduct): string[] | undefined =>
  inShop(product)?.images.map(({ alt }: StoreImage) => alt);

/** Waits until nothing is open any more, whatever became of it. */
const quiet = () =>
  eventually(async () => {
    const { body } = await world.call('get', `${API}/sync/status`).expect(200);
    expect(body).toMatchObject({ pending: 0, syncing: 0, failed: 0 });
  });

async function aProductWithPictures(...names: readonly string[]): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put({ images: names.map(picture) }, { silent: true });
  await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
  await eventually(() => {
    expect(shown(item)).toEqual(names);
  });
  return item;
}

describe('pictures that are set once', () => {
  it('come with a new product, and are the shop’s from then on', async () => {
    const product = await aProductWithPictures('front', 'back');
    await quiet();
    const downloads = world.shop.library.downloads;

    // The events of the ERP ask for the pictures, and so does a sync of the whole product.
    await world.erp.cypher.edit(product.id, { name: 'Renamed', images: [picture('other')] });
    await eventually(() => {
      expect(inShop(product)!.name).toBe('Renamed');
    });
    await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
    await quiet();
    expect(shown(product)).toEqual(['front', 'back']);
    expect(world.shop.library.downloads).toBe(downloads);
  });

  it('stay due while one of them cannot be shown, and come once the ERP has a better address', async () => {
    const { item } = await world.erp.cypher.put({ images: [picture('missing')] }, { silent: true });
    await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/sync/failed?syncType=image`).expect(200);
      expect(body).toMatchObject({ items: [{ productId: item.id }] });
    });
    await world.erp.cypher.edit(item.id, { images: [picture('found')] });
    await eventually(() => {
      expect(shown(item)).toEqual(['found']);
    });
    await quiet();
  });

  it('come with a new product even where an event asked for them before it was made', async () => {
    const { item } = await world.erp.cypher.put({ images: [picture('front')] }, { silent: true });
    const data = { productId: item.id };
    const events = ['product.image_added', 'product.created'].map((type) => ({ type, data }));
    await world.call('post', `${API}/events`).send({ events }).expect(202);
    await eventually(() => {
      expect(shown(item)).toEqual(['front']);
    });
    await quiet();
  });

  it('are none where the shop had the product before: its own stay, though the ERP has none', async () => {
    const { item } = await world.erp.cypher.put({}, { silent: true });
    const own = { src: `${pictures.address}/own.png`, alt: 'own' };
    await world.shop.writer.create({ name: 'By hand', sku: item.sku, images: [own] }, 'single');
    await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
    await quiet();
    expect(inShop(item)!.name).not.toBe('By hand');
    expect(shown(item)).toEqual(['own']);
  });

  it('leave a merchant’s own picture alone, and give a full sync nothing to do', async () => {
    const product = await aProductWithPictures('front');
    await quiet();
    const own = { src: `${pictures.address}/own.png`, alt: 'own' };
    await world.shop.writer.update(
      inShop(product)!.id,
      { images: [{ id: inShop(product)!.images[0]!.id }, own] },
      'single',
    );
    await world.erp.cypher.edit(product.id, { images: [] });
    await quiet();
    expect(shown(product)).toEqual(['front', 'own']);

    const ofProducts = () =>
      world.shop.journal.entries.filter(({ resource }) => resource === 'product');
    const before = ofProducts().length;
    const { body } = await world.call('post', `${API}/sync/all`).expect(202);
    await eventually(async () => {
      const run = await world.call('get', `${API}/sync/runs/${body.batchId as string}`).expect(200);
      expect(run.body).toMatchObject({ status: 'completed', failed: 0 });
    });
    await quiet();
    expect(ofProducts()).toHaveLength(before);
    expect(shown(product)).toEqual(['front', 'own']);
  });

  it('are not sent again, even where a full sync is forced', async () => {
    const product = await aProductWithPictures('front');
    await quiet();
    const own = { src: `${pictures.address}/own.png`, alt: 'own' };
    await world.shop.writer.update(
      inShop(product)!.id,
      { images: [own], name: 'By hand' },
      'single',
    );
    await world.call('post', `${API}/sync/all`).send({ force: true }).expect(202);
    await eventually(() => {
      expect(inShop(product)!.name).not.toBe('By hand');
    });
    await quiet();
    expect(shown(product)).toEqual(['own']);
  });
});
