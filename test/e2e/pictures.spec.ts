import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
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

/** A full sync, to its end and that of what follows from it. */
async function runAll(body: object = {}): Promise<Record<string, unknown>> {
  const { batchId } = (await world.call('post', `${API}/sync/all`).send(body).expect(202)).body as {
    batchId: string;
  };
  let run: Record<string, unknown> = {};
  await eventually(async () => {
    run = (await world.call('get', `${API}/sync/runs/${batchId}`).expect(200)).body as typeof run;
    expect(run).toMatchObject({ status: 'completed' });
  });
  await world.quiet();
  return run;
}

const variants = (product: string, image: object | null = null) =>
  ['S', 'M'].map((size) => ({
    id: `${product}-${size}`,
    version: 1,
    status: 'active',
    sku: `${product}-${size}`,
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
    image: size === 'S' ? image : null,
    weight: null,
    dimensions: null,
  }));
const VARIABLE = {
  stock: { managed: false, quantity: 0, backorders: 'no' },
  attributes: [{ name: 'Size', options: ['S', 'M'], visible: true, variation: true }],
};

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
      { ...VARIABLE, variants: variants('PICTURELESS') },
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
    expect(await runAll()).toMatchObject({ synced: 1, failed: 0 });
    expect(shown(product)).toEqual([]);
    const entries = world.shop.journal.entries.length;
    expect(await runAll()).toMatchObject({ synced: 0, failed: 0 });
    expect(world.shop.journal.entries).toHaveLength(entries);
  });
});

describe('a full sync that is forced', () => {
  it('sends pictures again, by what the shop has of them already', async () => {
    const { item: lamp } = await world.erp.cypher.put(
      { images: [picture('lamp'), picture('lamp-lit')] },
      { silent: true },
    );
    const { item: cup } = await world.erp.cypher.put(
      { ...VARIABLE, images: [picture('cup')], variants: variants('CUP', picture('small-cup')) },
      { silent: true },
    );
    await runAll();
    const small = () => world.shop.catalogue.findBySku('CUP-S')!;
    const shownOfSmall = () => small().images.map(({ alt }) => alt);
    expect([shown(lamp), shown(cup), shownOfSmall()]).toEqual([
      ['lamp', 'lamp-lit'],
      ['cup'],
      ['small-cup'],
    ]);
    const { downloads } = world.shop.library;

    await world.shop.writer.update(inShop(lamp).id, { images: [] }, 'single');
    await world.shop.writer.update(inShop(cup).id, { images: [] }, 'single');
    small().images = [];
    await runAll();
    expect(shown(lamp)).toEqual([]);
    await runAll({ force: true });
    expect([shown(lamp), shown(cup), shownOfSmall()]).toEqual([
      ['lamp', 'lamp-lit'],
      ['cup'],
      ['small-cup'],
    ]);
    expect(world.shop.library.downloads).toBe(downloads);
  });

  it('asks for none of a product that never had one', async () => {
    const { item } = await world.erp.cypher.put({}, { silent: true });
    await runAll();
    await runAll({ force: true });
    const written = world.shop.journal.entries.filter(({ id }) => id === inShop(item).id);
    expect(written.length).toBeGreaterThan(1);
    expect(written.filter(({ fields }) => 'images' in fields)).toEqual([]);
  });
});
