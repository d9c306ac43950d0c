import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { eventually } from '../support/eventually';
import { shownAttributes } from '../support/shown-attributes';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const OURS = { name: 'Cypher’s name', price: { regular: '100.00', sale: '90.00' }, weight: '1.5' };

let world: World;
const open = async (settings: Readonly<Record<string, string>>): Promise<void> => {
  world = await startWorld({ products: 0, settings });
};
afterEach(() => world.close());

const inShop = ({ sku }: { sku: string }): StoreProduct => world.shop.catalogue.findBySku(sku)!;
const byHand = (product: { sku: string }, fields: Record<string, unknown>) =>
  world.shop.writer.update(inShop(product).id, fields, 'single');
const sync = (product: ErpProduct) =>
  world.call('post', `${API}/sync/product/${product.id}`).expect(200);

async function aSyncedProduct(fields: object = {}): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put({ ...OURS, ...fields }, { silent: true });
  await sync(item);
  return item;
}

/** Cypher's newest word on everything, and the shop's after it. */
async function bothEdit(product: ErpProduct): Promise<void> {
  await world.erp.cypher.edit(
    product.id,
    {
      name: 'Cypher’s new name',
      description: 'Cypher’s new text',
      price: { regular: '110.00', sale: '95.00' },
      stock: { quantity: 3 },
      status: 'inactive',
    },
    { silent: true },
  );
  await byHand(product, {
    name: 'The shop’s name',
    description: 'The shop’s text',
    sale_price: '80.00',
    stock_quantity: 77,
    weight: '9',
  });
  await sync(product);
}

describe('fields of a store', () => {
  it('are all Cypher’s where nobody says otherwise', async () => {
    await open({});
    const product = await aSyncedProduct();
    await bothEdit(product);
    expect(inShop(product)).toMatchObject({
      name: 'Cypher’s new name',
      description: 'Cypher’s new text',
      regular_price: '110.00',
      sale_price: '95.00',
      stock_quantity: 3,
      status: 'draft',
    });
    const { body } = await world.call('get', `${API}/sync/status`).expect(200);
    expect(new Set(Object.values((body as { ownership: object }).ownership))).toEqual(
      new Set(['cypher']),
    );
  });

  it('that are the shop’s are never touched, those of creation never again', async () => {
    await open({
      FIELD_OWNERSHIP:
        'name=create,descriptions=create,sale=create,stock=shop,status=create,dimensions=shop',
    });
    const product = await aSyncedProduct({ description: 'Cypher’s text' });
    expect(inShop(product)).toMatchObject({
      name: OURS.name,
      description: 'Cypher’s text',
      sale_price: '90.00',
      manage_stock: false,
      weight: '',
    });
    await byHand(product, { manage_stock: true });
    await bothEdit(product);
    expect(inShop(product)).toMatchObject({
      name: 'The shop’s name',
      description: 'The shop’s text',
      regular_price: '110.00',
      sale_price: '80.00',
      stock_quantity: 77,
      status: 'publish',
      weight: '9',
    });
    // The shop is right: nothing is written again.
    expect((await sync(product)).body).toMatchObject({ status: 'skipped' });
  });

  it('obey for variations as for products', async () => {
    await open({ FIELD_OWNERSHIP: 'price=create,sale=create,dimensions=shop,attributes=shop' });
    const variant = (regular: string, quantity: number, version: number): object => ({
      id: 'CUP-S',
      version,
      status: 'active',
      sku: 'CUP-S',
      gtin: null,
      price: { regular, sale: null, saleFrom: null, saleTo: null, currency: 'RON', taxClass: '' },
      stock: { managed: true, quantity, backorders: 'no' },
      attributes: { Size: 'S' },
      image: null,
      weight: '0.4',
      dimensions: null,
    });
    const attributes = [
      { name: 'Size', options: ['S'], visible: true, variation: true },
      { name: 'Clay', options: ['White'], visible: true, variation: false },
    ];
    const cup = await aSyncedProduct({
      sku: 'CUP',
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes,
      variants: [variant('50.00', 5, 1)],
    });
    const small = () => world.shop.catalogue.variationsOf(inShop(cup).id)[0]!;
    expect(small()).toMatchObject({ regular_price: '50.00', stock_quantity: 5, weight: '' });
    // Without the attribute that they differ in there would be no variations; the other one is the
    // shop's.
    expect(shownAttributes(inShop(cup), world.shop).map(({ name }) => name)).toEqual(['Size']);
    await byHand(cup, {
      attributes: [
        ...shownAttributes(inShop(cup), world.shop),
        { name: 'Glaze', options: ['Blue'], visible: true },
      ],
    });

    await world.erp.cypher.edit(cup.id, {
      attributes: attributes.map((one) => ({ ...one, options: [...one.options, 'M'] })),
      variants: [variant('60.00', 6, 2)],
    });
    await eventually(() => {
      expect(small().stock_quantity).toBe(6);
      // The news of stock and of attributes may travel in two deliveries.
      expect(
        shownAttributes(inShop(cup), world.shop).map(({ name, options }) => [name, options]),
      ).toEqual([
        ['Size', ['S', 'M']],
        ['Glaze', ['Blue']],
      ]);
    });
    expect(small().regular_price).toBe('50.00');
  });

  it('show in the plan of a full sync, where those of the shop are in no change', async () => {
    await open({ FIELD_OWNERSHIP: 'descriptions=shop,categories=shop,tags=shop' });
    const product = await aSyncedProduct({ tags: ['outdoor'], categoryIds: ['no-such-category'] });
    expect(world.shop.catalogue.tags.size).toBe(0);
    await world.erp.cypher.edit(
      product.id,
      { name: 'Renamed', description: 'Rewritten', tags: ['indoor'] },
      { silent: true },
    );
    const { body } = await world.call('post', `${API}/sync/all`).send({ dryRun: true }).expect(200);
    expect(body).toMatchObject({
      update: 1,
      rejected: 0,
      ownership: { name: 'cypher', descriptions: 'shop', categories: 'shop' },
      changes: [{ field: 'name', before: OURS.name, after: 'Renamed' }],
    });
  });
});

describe('attributes that the shop added', () => {
  const attribute = (name: string) => ({ name, options: ['Yes'], visible: true, variation: false });
  const names = (product: ErpProduct) =>
    shownAttributes(inShop(product), world.shop).map(({ name }) => name);

  async function afterAChange(): Promise<string[]> {
    const product = await aSyncedProduct({ attributes: [attribute('Dimmable'), attribute('Old')] });
    await byHand(product, {
      attributes: [...shownAttributes(inShop(product), world.shop), attribute('Handmade')],
    });
    await world.erp.cypher.edit(
      product.id,
      { attributes: [attribute('Dimmable'), attribute('New')] },
      { silent: true },
    );
    await sync(product);
    expect((await sync(product)).body).toMatchObject({ status: 'skipped' });
    return names(product);
  }

  it('survive where the store keeps them: ours first, and those that the ERP dropped are gone', async () => {
    await open({ KEEP_SHOP_ATTRIBUTES: 'true' });
    expect(await afterAChange()).toEqual(['Dimmable', 'New', 'Handmade']);
  });

  it.each(['reset-before-applying', 'reset'] as const)(
    'survive a write that was never answered (%s), and none of ours stays for good with them',
    async (kind) => {
      await open({ KEEP_SHOP_ATTRIBUTES: 'true' });
      const product = await aSyncedProduct({
        attributes: [attribute('Dimmable'), attribute('Old')],
      });
      await byHand(product, {
        attributes: [...shownAttributes(inShop(product), world.shop), attribute('Handmade')],
      });
      world.shop.faults.add({ kind, route: 'POST /products/batch', times: 1 });
      await world.erp.cypher.edit(product.id, {
        attributes: [attribute('Dimmable'), attribute('Slip')],
      });
      await eventually(() => {
        expect(world.shop.faults.list()).toMatchObject([{ struck: 1 }]);
      });
      await world.erp.cypher.edit(
        product.id,
        { attributes: [attribute('Dimmable'), attribute('New')] },
        { silent: true },
      );
      await sync(product);
      expect(names(product)).toEqual(['Dimmable', 'New', 'Handmade']);
    },
  );

  it('give way to the ERP’s where it does not', async () => {
    await open({});
    expect(await afterAChange()).toEqual(['Dimmable', 'New']);
  });
});

describe('pictures', () => {
  it('that are set once come with the product, and not with a product that the shop had', async () => {
    await open({ FIELD_OWNERSHIP: 'images=create' });
    const picture = (name: string) => ({
      id: name,
      url: `${world.shop.url}/${name}.jpg`,
      alt: '',
      checksum: name,
    });
    const shown = (product: ErpProduct) => inShop(product).images.length;
    const { item: old } = await world.erp.cypher.put({ images: [picture('a')] }, { silent: true });
    await world.shop.writer.create({ name: 'The shop’s', sku: old.sku }, 'single');
    await sync(old);
    const fresh = await aSyncedProduct({ images: [picture('missing')] });
    await eventually(async () => {
      const { body } = await world.call('get', `${API}/sync/failed?syncType=image`).expect(200);
      expect(
        (body as { items: { productId: string }[] }).items.map(({ productId }) => productId),
      ).toEqual([fresh.id]);
    });
    await world
      .call('post', `${API}/events`)
      .send({ events: [{ type: 'product.image_updated', data: { productId: old.id } }] });
    await world.quiet();
    expect([shown(old), shown(fresh)]).toEqual([0, 0]);
  });
});
