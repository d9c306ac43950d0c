import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import type { ErpImage } from '../../../apps/sandbox/src/cypher/erp-product';
import { startPictureServer, type PictureServer } from '../../support/servers/picture-server';
import { aVariant, soldInSizes } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

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

const imageCalls = () =>
  world.shop.journal.entries.filter(({ fields }) => 'images' in fields || 'image' in fields).length;

/** Variants in two sizes; the first has this picture. */
const variants = (product: string, image: ErpImage | null = null) => [
  aVariant(product, 'S', { image }),
  aVariant(product, 'M'),
];
const VARIABLE = soldInSizes(['S', 'M']);

/** A product of the ERP; the shop has it by hand, with a picture of its own. */
async function aProductWithAnOldPicture(fields: Record<string, unknown> = {}): Promise<ErpProduct> {
  const item = await world.erp.putSilently(fields);
  const old = { src: `${pictures.address}/old.png`, alt: 'old' };
  await world.shop.writer.create({ name: 'By hand', sku: item.sku, images: [old] }, 'single');
  return item;
}

describe('a product without pictures in the ERP', () => {
  it('loses those of the shop when it is adopted', async () => {
    const product = await aProductWithAnOldPicture();
    await world.syncToEnd(product);
    expect(world.shop.alts(product)).toEqual([]);
    const calls = imageCalls();
    await world.syncToEnd(product);
    expect(imageCalls()).toBe(calls);
  });

  it('loses those that the ERP dropped while it lay in the trash', async () => {
    const item = await world.erp.putSilently({ images: [pictures.picture('front')] });
    await world.syncToEnd(item);
    expect(world.shop.alts(item)).toEqual(['front']);
    await world.erp.editSilently(item.id, { status: 'archived' });
    await world.syncToEnd(item);
    expect(world.shop.product(item).status).toBe('trash');
    await world.erp.editSilently(item.id, { images: [] });
    await world.syncToEnd(item);
    await world.erp.editSilently(item.id, { status: 'active' });
    await world.syncToEnd(item);
    expect(world.shop.product(item).status).toBe('publish');
    expect(world.shop.alts(item)).toEqual([]);
  });

  it('is not told so when it was just made, nor are its variants', async () => {
    const item = await world.erp.putSilently({ ...VARIABLE, variants: variants('PICTURELESS') });
    const simple = await world.erp.putSilently();
    const calls = imageCalls();
    await world.syncToEnd(item);
    await world.syncToEnd(simple);
    expect(world.shop.findProduct('PICTURELESS-S')).toBeDefined();
    expect(imageCalls()).toBe(calls);
  });

  it('is found by a full sync, which then has nothing more to do', async () => {
    const product = await aProductWithAnOldPicture();
    expect(await world.fullSync()).toMatchObject({ synced: 1, failed: 0 });
    expect(world.shop.alts(product)).toEqual([]);
    const entries = world.shop.journal.entries.length;
    expect(await world.fullSync()).toMatchObject({ synced: 0, failed: 0 });
    expect(world.shop.journal.entries).toHaveLength(entries);
  });
});

describe('a full sync that is forced', () => {
  it('sends pictures again, by what the shop has of them already', async () => {
    const lamp = await world.erp.putSilently({
      images: [pictures.picture('lamp'), pictures.picture('lamp-lit')],
    });
    const cup = await world.erp.putSilently({
      ...VARIABLE,
      images: [pictures.picture('cup')],
      variants: variants('CUP', pictures.picture('small-cup')),
    });
    await world.fullSync();
    const small = () => world.shop.product('CUP-S');
    const shownOfSmall = () => small().images.map(({ alt }) => alt);
    expect([world.shop.alts(lamp), world.shop.alts(cup), shownOfSmall()]).toEqual([
      ['lamp', 'lamp-lit'],
      ['cup'],
      ['small-cup'],
    ]);
    const { downloads } = world.shop.library;

    await world.shop.writer.update(world.shop.product(lamp).id, { images: [] }, 'single');
    await world.shop.writer.update(world.shop.product(cup).id, { images: [] }, 'single');
    small().images = [];
    await world.fullSync();
    expect(world.shop.alts(lamp)).toEqual([]);
    await world.fullSync({ force: true });
    expect([world.shop.alts(lamp), world.shop.alts(cup), shownOfSmall()]).toEqual([
      ['lamp', 'lamp-lit'],
      ['cup'],
      ['small-cup'],
    ]);
    expect(world.shop.library.downloads).toBe(downloads);
  });

  it('asks for none of a product that never had one', async () => {
    const item = await world.erp.putSilently();
    await world.fullSync();
    await world.fullSync({ force: true });
    const written = world.shop.journal.entries.filter(
      ({ id }) => id === world.shop.product(item).id,
    );
    expect(written.length).toBeGreaterThan(1);
    expect(written.filter(({ fields }) => 'images' in fields)).toEqual([]);
  });
});
