import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

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

async function aProductWithPictures(...names: readonly string[]): Promise<ErpProduct> {
  const item = await world.erp.putSilently({ images: names.map((name) => pictures.picture(name)) });
  await world.api.sync(item);
  await eventually(() => {
    expect(world.shop.alts(item)).toEqual(names);
  });
  return item;
}

describe('pictures that are set once', () => {
  it('come with a new product, and are the shop’s from then on', async () => {
    const product = await aProductWithPictures('front', 'back');
    await world.drained();
    const downloads = world.shop.library.downloads;

    // The events of the ERP ask for the pictures, and so does a sync of the whole product.
    await world.erp.cypher.edit(product.id, {
      name: 'Renamed',
      images: [pictures.picture('other')],
    });
    await eventually(() => {
      expect(world.shop.product(product).name).toBe('Renamed');
    });
    await world.api.sync(product);
    await world.drained();
    expect(world.shop.alts(product)).toEqual(['front', 'back']);
    expect(world.shop.library.downloads).toBe(downloads);
  });

  it('stay due while one of them cannot be shown, and come once the ERP has a better address', async () => {
    const item = await world.erp.putSilently({ images: [pictures.picture('missing')] });
    await world.api.sync(item);
    await eventually(async () => {
      expect(await world.api.failures('?syncType=image')).toMatchObject([{ productId: item.id }]);
    });
    await world.erp.cypher.edit(item.id, { images: [pictures.picture('found')] });
    await eventually(() => {
      expect(world.shop.alts(item)).toEqual(['found']);
    });
    await world.drained();
  });

  it('come with a new product even where an event asked for them before it was made', async () => {
    const item = await world.erp.putSilently({ images: [pictures.picture('front')] });
    const data = { productId: item.id };
    const events = ['product.image_added', 'product.created'].map((type) => ({ type, data }));
    await world.api.tellAll(events);
    await eventually(() => {
      expect(world.shop.alts(item)).toEqual(['front']);
    });
    await world.drained();
  });

  it('are none where the shop had the product before: its own stay, though the ERP has none', async () => {
    const item = await world.erp.putSilently();
    const own = { src: `${pictures.address}/own.png`, alt: 'own' };
    await world.shop.writer.create({ name: 'By hand', sku: item.sku, images: [own] }, 'single');
    await world.api.sync(item);
    await world.drained();
    expect(world.shop.product(item).name).not.toBe('By hand');
    expect(world.shop.alts(item)).toEqual(['own']);
  });

  it('leave a merchant’s own picture alone, and give a full sync nothing to do', async () => {
    const product = await aProductWithPictures('front');
    await world.drained();
    const own = { src: `${pictures.address}/own.png`, alt: 'own' };
    await world.shop.writer.update(
      world.shop.product(product).id,
      { images: [{ id: the(world.shop.product(product).images[0]).id }, own] },
      'single',
    );
    await world.erp.cypher.edit(product.id, { images: [] });
    await world.drained();
    expect(world.shop.alts(product)).toEqual(['front', 'own']);

    const before = world.shop.writesOf('product').length;
    expect(await world.api.fullSync()).toMatchObject({ failed: 0 });
    await world.drained();
    expect(world.shop.writesOf('product')).toHaveLength(before);
    expect(world.shop.alts(product)).toEqual(['front', 'own']);
  });

  it('are not sent again, even where a full sync is forced', async () => {
    const product = await aProductWithPictures('front');
    await world.drained();
    const own = { src: `${pictures.address}/own.png`, alt: 'own' };
    await world.shop.writer.update(
      world.shop.product(product).id,
      { images: [own], name: 'By hand' },
      'single',
    );
    await world.api.startFullSync({ force: true });
    await eventually(() => {
      expect(world.shop.product(product).name).not.toBe('By hand');
    });
    await world.drained();
    expect(world.shop.alts(product)).toEqual(['own']);
  });
});
