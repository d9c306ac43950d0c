import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { startPictureServer } from '../support/picture-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const SIZES = ['S', 'M'];

let world: World;
let serial = 0;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
});
afterEach(() => world.close());

const inShop = (sku: string): StoreProduct | undefined => world.shop.catalogue.findBySku(sku);
const mappingOf = async (
  id: string,
): Promise<{ syncStatus: string; wooCommerceProductId: number }> =>
  (await world.call('get', `${API}/mappings/${id}`).expect(200)).body as never;

/** As somebody does it in the shop's own admin pages. */
async function byHand(method: string, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${world.shop.url}/_control${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBeLessThan(300);
  return response.json();
}
const editByHand = (sku: string, fields: object) =>
  byHand('PATCH', `/products/${inShop(sku)!.id}`, fields);

async function aSyncedProduct(fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `HAND-${serial}`;
  const { item } = await world.erp.cypher.put(
    { id: sku, sku, name: sku, ...fields },
    { silent: true },
  );
  await world.call('post', `${API}/sync/product/${item.id}`).expect(200);
  return item;
}

const aVariant = (sku: string, size: string): object => ({
  id: `${sku}-${size}`,
  version: 1,
  status: 'active',
  sku: `${sku}-${size}`,
  gtin: null,
  price: {
    regular: '50.00',
    sale: null,
    saleFrom: null,
    saleTo: null,
    currency: 'RON',
    taxClass: '',
  },
  stock: { managed: true, quantity: 5, backorders: 'no' },
  attributes: { Size: size },
  image: null,
  weight: null,
  dimensions: null,
});

/** A full sync, to its end and that of what follows from it. */
async function runAll(body: object = {}): Promise<Record<string, unknown>> {
  const { batchId } = (await world.call('post', `${API}/sync/all`).send(body).expect(202)).body as {
    batchId: string;
  };
  let run: Record<string, unknown> = {};
  await eventually(async () => {
    run = (await world.call('get', `${API}/sync/runs/${batchId}`).expect(200)).body as typeof run;
    expect(run).toMatchObject({ status: 'completed', open: 0 });
  });
  await world.quiet();
  return run;
}

describe('what somebody changed in the shop by hand', () => {
  it('is brought back from the trash by the next price, with its new price', async () => {
    const product = await aSyncedProduct();
    await editByHand(product.sku, { status: 'trash' });
    await world.erp.cypher.edit(product.id, { price: { regular: '61.00' } });
    await eventually(() => {
      expect(inShop(product.sku)).toMatchObject({ status: 'publish', regular_price: '61.00' });
    });
    await world.quiet();
    expect(await mappingOf(product.id)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('is brought back from the trash by a full sync, though nothing changed in the ERP', async () => {
    const [product, other] = [await aSyncedProduct(), await aSyncedProduct()];
    await editByHand(product.sku, { status: 'trash' });
    await editByHand(other.sku, { status: 'private' });
    await runAll();
    expect([product, other].map(({ sku }) => inShop(sku)?.status)).toEqual(['publish', 'publish']);
  });

  it('comes back whole by a price, where its category was deleted with it', async () => {
    await world.erp.cypher.putCategory({ id: 'lamps', name: 'Lamps' }, { silent: true });
    const product = await aSyncedProduct({ categoryIds: ['lamps'], tags: ['bright'] });
    const { categories, id } = inShop(product.sku)!;
    world.shop.catalogue.categories.remove(world.shop.catalogue.categories.get(categories[0]!)!);
    await byHand('DELETE', `/products/${id}`, {});
    await world.erp.cypher.edit(product.id, { price: { regular: '66.00' } });
    await eventually(
      () => {
        const shown = inShop(product.sku);
        const named = shown?.categories.map(
          (one) => world.shop.catalogue.categories.get(one)?.name,
        );
        expect([shown?.regular_price, named]).toEqual(['66.00', ['Lamps']]);
      },
      { timeout: 30_000 },
    );
    await eventually(async () => {
      expect(await mappingOf(product.id)).toMatchObject({ syncStatus: 'in_sync' });
    });
  });

  it('is a category that has the name of another one of the ERP now: each gets its own, and products', async () => {
    await world.erp.cypher.putCategory({ id: 'old', name: 'Old lamps' }, { silent: true });
    const before = await aSyncedProduct({ categoryIds: ['old'] });
    const renamed = world.shop.catalogue.categories.get(inShop(before.sku)!.categories[0]!)!;
    world.shop.catalogue.categories.change(renamed, { name: 'New lamps' });
    await world.erp.cypher.putCategory({ id: 'new', name: 'New lamps' }, { silent: true });
    const [after, beside] = [
      await aSyncedProduct({ categoryIds: ['new'] }),
      await aSyncedProduct(),
    ];
    const named = ({ sku }: ErpProduct) =>
      inShop(sku)?.categories.map((id) => world.shop.catalogue.categories.get(id)?.name);
    expect([named(before), named(after)]).toEqual([['Old lamps'], ['New lamps']]);
    expect(inShop(beside.sku)).toMatchObject({ status: 'publish' });
    for (const { id } of [before, after, beside])
      expect(await mappingOf(id)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('is a tag or a brand that has another name now: a forced full sync gives products theirs', async () => {
    const product = await aSyncedProduct({ tags: ['Alpha <1>', 'Beta'], brand: 'Zenit' });
    const { tags, brands } = world.shop.catalogue;
    const before = inShop(product.sku)!;
    const renamed = [...tags.values()].find(({ name }) => name === 'Beta')!;
    tags.change(renamed, { name: 'Renamed by hand' });
    brands.change(brands.get(before.brands[0]!)!, { name: 'Another brand' });
    expect(await runAll({ force: true })).toMatchObject({ failed: 0 });
    const shown = inShop(product.sku)!;
    expect(shown.tags.map((id) => tags.get(id)?.name).sort()).toEqual(['Alpha &lt;1&gt;', 'Beta']);
    expect(shown.brands.map((id) => brands.get(id)?.name)).toEqual(['Zenit']);
    expect(await mappingOf(product.id)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('is shown again where a price finds one variation hidden', async () => {
    const sku = `HAND-${serial + 1}`;
    const family = await aSyncedProduct({
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: SIZES.map((size) => aVariant(sku, size)),
    });
    inShop(`${sku}-S`)!.status = 'private';
    await world.erp.cypher.edit(family.id, {
      variants: [{ id: `${sku}-S`, price: { regular: '67.00' } }],
    });
    await eventually(() => {
      expect(inShop(`${sku}-S`)).toMatchObject({ status: 'publish', regular_price: '67.00' });
    });
  });

  it('is shown again where a price finds it hidden', async () => {
    const product = await aSyncedProduct();
    await editByHand(product.sku, { status: 'draft' });
    await world.erp.cypher.edit(product.id, { price: { regular: '62.00' } });
    await eventually(() => {
      expect(inShop(product.sku)).toMatchObject({ status: 'publish', regular_price: '62.00' });
    });
  });

  it('comes back with its variations where the whole family was put into the trash', async () => {
    const sku = `HAND-${serial + 1}`;
    const family = await aSyncedProduct({
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: SIZES.map((size) => aVariant(sku, size)),
    });
    await byHand('PATCH', `/products/${inShop(sku)!.id}`, { status: 'trash' });
    for (const { id } of world.shop.catalogue.variationsOf(inShop(sku)!.id))
      world.shop.catalogue.products.get(id)!.status = 'trash';
    await world.erp.cypher.edit(family.id, {
      variants: [{ id: `${sku}-S`, price: { regular: '63.00' } }],
    });
    await runAll();
    expect([sku, `${sku}-S`, `${sku}-M`].map((one) => inShop(one)?.status)).toEqual([
      'publish',
      'publish',
      'publish',
    ]);
    expect(inShop(`${sku}-S`)?.regular_price).toBe('63.00');
  });

  it('is made anew by a full sync where it was deleted for good', async () => {
    const [product] = [await aSyncedProduct(), await aSyncedProduct()];
    await byHand('DELETE', `/products/${inShop(product.sku)!.id}`, {});
    expect(await runAll()).toMatchObject({ failed: 0 });
    expect(inShop(product.sku)).toMatchObject({ status: 'publish', name: product.sku });
  });

  it('gets its SKU back, and is not made a second time', async () => {
    const product = await aSyncedProduct();
    const { id } = inShop(product.sku)!;
    await editByHand(product.sku, { sku: 'MADE-UP' });
    await world.erp.cypher.edit(product.id, { price: { regular: '64.00' } });
    await eventually(() => {
      expect(inShop(product.sku)).toMatchObject({ id, regular_price: '64.00' });
    });
    expect([...world.shop.catalogue.products.values()]).toHaveLength(1);
  });
});

describe('a full sync that no event told of anything', () => {
  it('brings the price of a variation where the pictures of its product differ, too', async () => {
    const pictures = await startPictureServer();
    const sku = `HAND-${serial + 1}`;
    const family = await aSyncedProduct({
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: SIZES.map((size) => aVariant(sku, size)),
    });
    const images = [
      { id: 'i1', url: `${pictures.address}/one.png`, alt: 'One', checksum: 'sha256:one' },
    ];
    const variants = [{ id: `${sku}-S`, price: { regular: '68.00' } }];
    await world.erp.cypher.edit(family.id, { images, variants }, { silent: true });
    await runAll();
    expect(inShop(`${sku}-S`)?.regular_price).toBe('68.00');
    expect(inShop(sku)?.images).toMatchObject([{ alt: 'One' }]);
    pictures.close();
  });
});

describe('a shop that was restored from a backup', () => {
  /**
   * What was made under an id of before is written again once no call can be in flight any more.
   */
  async function quietAfterAllCalls(): Promise<void> {
    await world.databaseClock.advance(120_000);
    await world.quiet();
  }

  it('has what was made since made anew, though it gives out the same ids again', async () => {
    const first = await aSyncedProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const lost = await aSyncedProduct();
    await byHand('POST', '/restore', { id });
    const next = await aSyncedProduct();
    await quietAfterAllCalls();
    await runAll();
    for (const { sku } of [first, lost, next]) expect(inShop(sku)).toMatchObject({ name: sku });
    for (const product of [first, lost, next]) {
      const { wooCommerceProductId } = await mappingOf(product.id);
      expect(inShop(product.sku)?.id).toBe(wooCommerceProductId);
    }
  });

  it('gives an id to a new product in the call that writes the one that had it: both end right', async () => {
    await aSyncedProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const lost = await aSyncedProduct();
    const before = inShop(lost.sku)!.id;
    await byHand('POST', '/restore', { id });
    await world.erp.cypher.edit(lost.id, { price: { regular: '67.00' } }, { silent: true });
    const { item: next } = await world.erp.cypher.put(
      { id: 'NEXT', sku: 'NEXT' },
      { silent: true },
    );
    const events = [
      { type: 'product.created', data: { productId: next.id } },
      { type: 'pricing.price_changed', data: { productId: lost.id } },
    ];
    await world.call('post', `${API}/events`).send({ events }).expect(202);
    await eventually(() => {
      expect([next, lost].map(({ sku }) => inShop(sku)?.regular_price)).toEqual(['10.00', '67.00']);
    });
    await quietAfterAllCalls();
    expect(inShop(next.sku)?.id).toBe(before);
    for (const product of [next, lost]) {
      const { wooCommerceProductId } = await mappingOf(product.id);
      expect(inShop(product.sku)?.id).toBe(wooCommerceProductId);
    }
  });

  it('gives an id to a new product while another call is about the one that had it: the new one ends right', async () => {
    await aSyncedProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const lost = await aSyncedProduct();
    await byHand('POST', '/restore', { id });
    const next = await aSyncedProduct();
    // What a call about the lost one, which had left before, does when it comes in late.
    await editByHand(next.sku, { regular_price: '67.00', name: lost.name });
    await quietAfterAllCalls();
    expect(inShop(next.sku)).toMatchObject({ regular_price: '10.00', name: next.name });
    expect(inShop(lost.sku)).toMatchObject({ name: lost.name });
  });

  it('has a family that was lost made anew, though its ids are other products’ by then', async () => {
    await aSyncedProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const sku = `HAND-${serial + 1}`;
    const lost = await aSyncedProduct({
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [{ name: 'Size', options: SIZES, visible: true, variation: true }],
      variants: SIZES.map((size) => aVariant(sku, size)),
    });
    await byHand('POST', '/restore', { id });
    const next = [];
    for (let number = 0; number < 5; number += 1) next.push(await aSyncedProduct());
    await quietAfterAllCalls();
    await runAll();
    const skus = [...next.map((one) => one.sku), sku, `${sku}-S`, `${sku}-M`];
    expect(skus.filter((one) => inShop(one) === undefined)).toEqual([]);
    for (const product of [...next, lost]) {
      const { wooCommerceProductId } = await mappingOf(product.id);
      expect(inShop(product.sku)?.id).toBe(wooCommerceProductId);
    }
    const { body } = await world.call('get', `${API}/sync/failed`).expect(200);
    expect((body as { items: object[] }).items).toEqual([]);
  });

  it('gets prices where they belong, though its ids are other products’', async () => {
    const [one, other] = [await aSyncedProduct(), await aSyncedProduct()];
    const [first, second] = [inShop(one.sku)!.id, inShop(other.sku)!.id];
    // Exported and imported again, the two have each other's ids.
    await byHand('PATCH', `/products/${first}`, { sku: 'MOVING', name: other.sku });
    await byHand('PATCH', `/products/${second}`, { sku: one.sku, name: one.sku });
    await byHand('PATCH', `/products/${first}`, { sku: other.sku });
    await world.erp.cypher.edit(one.id, { price: { regular: '65.00' } });
    await eventually(
      () => {
        const shown = [...world.shop.catalogue.products.values()].map((p) => [
          p.sku,
          p.name,
          p.regular_price,
        ]);
        expect(shown.sort()).toEqual([
          [one.sku, one.sku, '65.00'],
          [other.sku, other.sku, '10.00'],
        ]);
      },
      { timeout: 30_000 },
    );
  });
});
