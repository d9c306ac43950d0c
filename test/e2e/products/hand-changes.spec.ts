import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { startPictureServer } from '../../support/servers/picture-server';
import { the } from '../../support/the';
import { aFamily } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

const SIZES = ['S', 'M'];

let world: World;
let serial = 0;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
});
afterEach(() => world.close());

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
  byHand('PATCH', `/products/${world.shop.product(sku).id}`, fields);

/** A product that the shop shows already, with a SKU of its own. */
function aShownProduct(fields: object = {}): Promise<ErpProduct> {
  serial += 1;
  const sku = `HAND-${serial}`;
  return world.aSyncedProduct({ id: sku, sku, name: sku, ...fields });
}

describe('what somebody changed in the shop by hand', () => {
  it('is brought back from the trash by the next price, with its new price', async () => {
    const product = await aShownProduct();
    await editByHand(product.sku, { status: 'trash' });
    await world.erp.setPrice(product.id, '61.00');
    await eventually(() => {
      expect(world.shop.findProduct(product.sku)).toMatchObject({
        status: 'publish',
        regular_price: '61.00',
      });
    });
    await world.quiet();
    expect(await world.api.mapping(product.id)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('is brought back from the trash by a full sync, though nothing changed in the ERP', async () => {
    const [product, other] = [await aShownProduct(), await aShownProduct()];
    await editByHand(product.sku, { status: 'trash' });
    await editByHand(other.sku, { status: 'private' });
    await world.fullSync();
    expect([product, other].map(({ sku }) => world.shop.findProduct(sku)?.status)).toEqual([
      'publish',
      'publish',
    ]);
  });

  it('comes back whole by a price, where its category was deleted with it', async () => {
    await world.erp.cypher.putCategory({ id: 'lamps', name: 'Lamps' }, { silent: true });
    const product = await aShownProduct({ categoryIds: ['lamps'], tags: ['bright'] });
    const { categories, id } = world.shop.product(product.sku);
    world.shop.catalogue.categories.remove(
      the(world.shop.catalogue.categories.get(the(categories[0]))),
    );
    await byHand('DELETE', `/products/${id}`, {});
    await world.erp.setPrice(product.id, '66.00');
    await eventually(
      () => {
        const shown = world.shop.findProduct(product.sku);
        const named = shown?.categories.map(
          (one) => world.shop.catalogue.categories.get(one)?.name,
        );
        expect([shown?.regular_price, named]).toEqual(['66.00', ['Lamps']]);
      },
      { timeout: 30_000 },
    );
    await eventually(async () => {
      expect(await world.api.mapping(product.id)).toMatchObject({ syncStatus: 'in_sync' });
    });
  });

  it('is a category that has the name of another one of the ERP now: each gets its own, and products', async () => {
    await world.erp.cypher.putCategory({ id: 'old', name: 'Old lamps' }, { silent: true });
    const before = await aShownProduct({ categoryIds: ['old'] });
    const renamed = the(
      world.shop.catalogue.categories.get(the(world.shop.product(before.sku).categories[0])),
    );
    world.shop.catalogue.categories.change(renamed, { name: 'New lamps' });
    await world.erp.cypher.putCategory({ id: 'new', name: 'New lamps' }, { silent: true });
    const [after, beside] = [await aShownProduct({ categoryIds: ['new'] }), await aShownProduct()];
    const named = ({ sku }: ErpProduct) =>
      world.shop
        .findProduct(sku)
        ?.categories.map((id) => world.shop.catalogue.categories.get(id)?.name);
    expect([named(before), named(after)]).toEqual([['Old lamps'], ['New lamps']]);
    expect(world.shop.findProduct(beside.sku)).toMatchObject({ status: 'publish' });
    for (const { id } of [before, after, beside])
      expect(await world.api.mapping(id)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('is a tag or a brand that has another name now: a forced full sync gives products theirs', async () => {
    const product = await aShownProduct({ tags: ['Alpha <1>', 'Beta'], brand: 'Zenit' });
    const { tags, brands } = world.shop.catalogue;
    const before = world.shop.product(product.sku);
    const renamed = the([...tags.values()].find(({ name }) => name === 'Beta'));
    tags.change(renamed, { name: 'Renamed by hand' });
    brands.change(the(brands.get(the(before.brands[0]))), { name: 'Another brand' });
    expect(await world.fullSync({ force: true })).toMatchObject({ failed: 0 });
    const shown = world.shop.product(product.sku);
    expect(shown.tags.map((id) => tags.get(id)?.name).sort()).toEqual(['Alpha &lt;1&gt;', 'Beta']);
    expect(shown.brands.map((id) => brands.get(id)?.name)).toEqual(['Zenit']);
    expect(await world.api.mapping(product.id)).toMatchObject({ syncStatus: 'in_sync' });
  });

  it('is shown again where a price finds one variation hidden', async () => {
    const sku = `HAND-${serial + 1}`;
    const family = await aShownProduct(aFamily(sku, SIZES));
    world.shop.product(`${sku}-S`).status = 'private';
    await world.erp.cypher.edit(family.id, {
      variants: [{ id: `${sku}-S`, price: { regular: '67.00' } }],
    });
    await eventually(() => {
      expect(world.shop.findProduct(`${sku}-S`)).toMatchObject({
        status: 'publish',
        regular_price: '67.00',
      });
    });
  });

  it('is shown again where a price finds it hidden', async () => {
    const product = await aShownProduct();
    await editByHand(product.sku, { status: 'draft' });
    await world.erp.setPrice(product.id, '62.00');
    await eventually(() => {
      expect(world.shop.findProduct(product.sku)).toMatchObject({
        status: 'publish',
        regular_price: '62.00',
      });
    });
  });

  it('comes back with its variations where the whole family was put into the trash', async () => {
    const sku = `HAND-${serial + 1}`;
    const family = await aShownProduct(aFamily(sku, SIZES));
    await byHand('PATCH', `/products/${world.shop.product(sku).id}`, { status: 'trash' });
    for (const { id } of world.shop.catalogue.variationsOf(world.shop.product(sku).id))
      the(world.shop.catalogue.products.get(id)).status = 'trash';
    await world.erp.cypher.edit(family.id, {
      variants: [{ id: `${sku}-S`, price: { regular: '63.00' } }],
    });
    await world.fullSync();
    expect([sku, `${sku}-S`, `${sku}-M`].map((one) => world.shop.findProduct(one)?.status)).toEqual(
      ['publish', 'publish', 'publish'],
    );
    expect(world.shop.findProduct(`${sku}-S`)?.regular_price).toBe('63.00');
  });

  it('is made anew by a full sync where it was deleted for good', async () => {
    const [product] = [await aShownProduct(), await aShownProduct()];
    await byHand('DELETE', `/products/${world.shop.product(product.sku).id}`, {});
    expect(await world.fullSync()).toMatchObject({ failed: 0 });
    expect(world.shop.findProduct(product.sku)).toMatchObject({
      status: 'publish',
      name: product.sku,
    });
  });

  it('gets its SKU back, and is not made a second time', async () => {
    const product = await aShownProduct();
    const { id } = world.shop.product(product.sku);
    await editByHand(product.sku, { sku: 'MADE-UP' });
    await world.erp.setPrice(product.id, '64.00');
    await eventually(() => {
      expect(world.shop.findProduct(product.sku)).toMatchObject({ id, regular_price: '64.00' });
    });
    expect(world.shop.products()).toHaveLength(1);
  });
});

describe('a full sync that no event told of anything', () => {
  it('brings the price of a variation where the pictures of its product differ, too', async () => {
    const pictures = await startPictureServer();
    const sku = `HAND-${serial + 1}`;
    const family = await aShownProduct(aFamily(sku, SIZES));
    const images = [
      { id: 'i1', url: `${pictures.address}/one.png`, alt: 'One', checksum: 'sha256:one' },
    ];
    const variants = [{ id: `${sku}-S`, price: { regular: '68.00' } }];
    await world.erp.editSilently(family.id, { images, variants });
    await world.fullSync();
    expect(world.shop.findProduct(`${sku}-S`)?.regular_price).toBe('68.00');
    expect(world.shop.findProduct(sku)?.images).toMatchObject([{ alt: 'One' }]);
    pictures.close();
  });
});

describe('a shop that was restored from a backup', () => {
  it('has what was made since made anew, though it gives out the same ids again', async () => {
    const first = await aShownProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const lost = await aShownProduct();
    await byHand('POST', '/restore', { id });
    const next = await aShownProduct();
    await world.quietAfterAllCalls();
    await world.fullSync();
    for (const { sku } of [first, lost, next])
      expect(world.shop.findProduct(sku)).toMatchObject({ name: sku });
    for (const product of [first, lost, next]) {
      const { wooCommerceProductId } = await world.api.mapping(product.id);
      expect(world.shop.findProduct(product.sku)?.id).toBe(wooCommerceProductId);
    }
  });

  it('gives an id to a new product in the call that writes the one that had it: both end right', async () => {
    await aShownProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const lost = await aShownProduct();
    const before = world.shop.product(lost.sku).id;
    await byHand('POST', '/restore', { id });
    await world.erp.editSilently(lost.id, { price: { regular: '67.00' } });
    const next = await world.erp.putSilently({ id: 'NEXT', sku: 'NEXT' });
    const events = [
      { type: 'product.created', data: { productId: next.id } },
      { type: 'pricing.price_changed', data: { productId: lost.id } },
    ];
    await world.api.tellAll(events);
    await eventually(() => {
      expect([next, lost].map(({ sku }) => world.shop.findProduct(sku)?.regular_price)).toEqual([
        '10.00',
        '67.00',
      ]);
    });
    await world.quietAfterAllCalls();
    expect(world.shop.findProduct(next.sku)?.id).toBe(before);
    for (const product of [next, lost]) {
      const { wooCommerceProductId } = await world.api.mapping(product.id);
      expect(world.shop.findProduct(product.sku)?.id).toBe(wooCommerceProductId);
    }
  });

  it('gives an id to a new product while another call is about the one that had it: the new one ends right', async () => {
    await aShownProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const lost = await aShownProduct();
    await byHand('POST', '/restore', { id });
    const next = await aShownProduct();
    // A lease of it would run out with the clock.
    await eventually(async () => {
      expect(world.shop.findProduct(lost.sku)).toBeDefined();
      expect(await world.api.status()).toMatchObject({ syncing: 0 });
    });
    // What a call about the lost one, which had left before, does when it comes in late.
    await editByHand(next.sku, { regular_price: '67.00', name: lost.name });
    await world.quietAfterAllCalls();
    expect(world.shop.findProduct(next.sku)).toMatchObject({
      regular_price: '10.00',
      name: next.name,
    });
    expect(world.shop.findProduct(lost.sku)).toMatchObject({ name: lost.name });
  });

  it('has a family that was lost made anew, though its ids are other products’ by then', async () => {
    await aShownProduct();
    const { id } = (await byHand('POST', '/snapshot', {})) as { id: number };
    const sku = `HAND-${serial + 1}`;
    const lost = await aShownProduct(aFamily(sku, SIZES));
    await byHand('POST', '/restore', { id });
    const next = [];
    for (let number = 0; number < 5; number += 1) next.push(await aShownProduct());
    await world.quietAfterAllCalls();
    await world.fullSync();
    const skus = [...next.map((one) => one.sku), sku, `${sku}-S`, `${sku}-M`];
    expect(skus.filter((one) => world.shop.findProduct(one) === undefined)).toEqual([]);
    for (const product of [...next, lost]) {
      const { wooCommerceProductId } = await world.api.mapping(product.id);
      expect(world.shop.findProduct(product.sku)?.id).toBe(wooCommerceProductId);
    }
    expect(await world.api.failures()).toEqual([]);
  });

  it('gets prices where they belong, though its ids are other products’', async () => {
    const [one, other] = [await aShownProduct(), await aShownProduct()];
    const [first, second] = [world.shop.product(one.sku).id, world.shop.product(other.sku).id];
    // Exported and imported again, the two have each other's ids.
    await byHand('PATCH', `/products/${first}`, { sku: 'MOVING', name: other.sku });
    await byHand('PATCH', `/products/${second}`, { sku: one.sku, name: one.sku });
    await byHand('PATCH', `/products/${first}`, { sku: other.sku });
    await world.erp.setPrice(one.id, '65.00');
    await eventually(
      () => {
        const shown = world.shop.products().map((p) => [p.sku, p.name, p.regular_price]);
        expect(shown.sort()).toEqual([
          [one.sku, one.sku, '65.00'],
          [other.sku, other.sku, '10.00'],
        ]);
      },
      { timeout: 30_000 },
    );
  });
});
