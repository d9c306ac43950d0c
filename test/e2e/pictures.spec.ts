import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/store-product';
import { eventually } from '../support/eventually';
import { startPictureServer, type PictureServer } from '../support/picture-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

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

const picture = (name: string) => ({
  id: name,
  url: `${pictures.address}/${name}.png`,
  alt: name,
  checksum: name,
});
const inShop = ({ sku }: { sku: string }): StoreProduct => world.shop.catalogue.findBySku(sku)!;
const shown = (product: { sku: string }) => inShop(product).images.map(({ alt }) => alt);
const imageCalls = () =>
  world.shop.journal.entries.filter(({ fields }) => 'images' in fields || 'image' in fields).length;

async function sync({ id }: ErpProduct): Promise<void> {
  await world.call('post', `${API}/sync/product/${id}`).expect(200);
  await world.quiet();
}

/** A product of the ERP; the shop has it by hand, with a picture of its own. */
async function aProductWithAnOldPicture(fields: Record<string, unknown> = {}): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put(fields, { silent: true });
  const old = { src: `${pictures.address}/old.png`, alt: 'old' };
  await world.shop.writer.create({ name: 'By hand', sku: item.sku, images: [old] }, 'single');
  return item;
}

describe('a product without pictures in the ERP', () => {
  it('loses those of the shop when it is adopted', async () => {
    const product = await aProductWithAnOldPicture();
    await sync(product);
    expect(shown(product)).toEqual([]);
    const calls = imageCalls();
    await sync(product);
    expect(imageCalls()).toBe(calls);
  });

  it('loses those that the ERP dropped while it lay in the trash', async () => {
    const { item } = await world.erp.cypher.put({ images: [picture('front')] }, { silent: true });
    await sync(item);
    expect(shown(item)).toEqual(['front']);
    await world.erp.cypher.edit(item.id, { status: 'archived' }, { silent: true });
    await sync(item);
    expect(inShop(item).status).toBe('trash');
    await world.erp.cypher.edit(item.id, { images: [] }, { silent: true });
    await sync(item);
    await world.erp.cypher.edit(item.id, { status: 'active' }, { silent: true });
    await sync(item);
    expect(inShop(item).status).toBe('publish');
    expect(shown(item)).toEqual([]);
  });

  it('is not told so when it was just made, nor are its variants', async () => {
    const { item } = await world.erp.cypher.put(
      {
        stock: { managed: false, quantity: 0, backorders: 'no' },
        attributes: [{ name: 'Size', options: ['S', 'M'], visible: true, variation: true }],
        variants: ['S', 'M'].map((size) => ({
          id: `pictureless-${size}`,
          version: 1,
          status: 'active',
          sku: `PICTURELESS-${size}`,
          gtin: null,
          price: {
            regular: '10.00',
            sale: null,
            saleFrom: null,
            saleTo: null,
            currency: 'RON',
            taxClass: '',
          },
          stock: { managed: true, quantity: 1, backorders: 'no' },
          attributes: { Size: size },
          image: null,
          weight: null,
          dimensions: null,
        })),
      },
      { silent: true },
    );
    const { item: simple } = await world.erp.cypher.put({}, { silent: true });
    const calls = imageCalls();
    await sync(item);
    await sync(simple);
    expect(world.shop.catalogue.findBySku('PICTURELESS-S')).toBeDefined();
    expect(imageCalls()).toBe(calls);
  });

  it('is found by a full sync, which then has nothing more to do', async () => {
    const product = await aProductWithAnOldPicture();
    for (const count of [1, 0]) {
      const entries = world.shop.journal.entries.length;
      const { body } = await world.call('post', `${API}/sync/all`).send({}).expect(202);
      await eventually(async () => {
        const run = await world.call('get', `${API}/sync/runs/${body.batchId as string}`).expect(200);
        expect(run.body).toMatchObject({ status: 'completed', synced: count, failedItems: [] });
      });
      await world.quiet();
      expect(shown(product)).toEqual([]);
      if (count === 0) expect(world.shop.journal.entries).toHaveLength(entries);
    }
  });
});
