import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { eventually } from '../../support/eventually';
import { shownAttributes } from '../../support/shown-attributes';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

const OURS = { name: 'Cypher’s name', price: { regular: '100.00', sale: '90.00' }, weight: '1.5' };

let world: World;
const open = async (settings: Readonly<Record<string, string>>): Promise<void> => {
  world = await startWorld({ products: 0, settings });
};
afterEach(() => world.close());

/** A product of ours that the shop shows already. */
const aProductOfOurs = (fields: object = {}): Promise<ErpProduct> =>
  world.aSyncedProduct({ ...OURS, ...fields });

/** Cypher's newest word on everything, and the shop's after it. */
async function bothEdit(product: ErpProduct): Promise<void> {
  await world.erp.editSilently(product.id, {
    name: 'Cypher’s new name',
    description: 'Cypher’s new text',
    price: { regular: '110.00', sale: '95.00' },
    stock: { quantity: 3 },
    status: 'inactive',
  });
  await world.shop.editByHand(product, {
    name: 'The shop’s name',
    description: 'The shop’s text',
    sale_price: '80.00',
    stock_quantity: 77,
    weight: '9',
  });
  await world.api.sync(product);
}

describe('fields of a store', () => {
  it('are all Cypher’s where nobody says otherwise', async () => {
    await open({});
    const product = await aProductOfOurs();
    await bothEdit(product);
    expect(world.shop.product(product)).toMatchObject({
      name: 'Cypher’s new name',
      description: 'Cypher’s new text',
      regular_price: '110.00',
      sale_price: '95.00',
      stock_quantity: 3,
      status: 'draft',
    });
    const body = await world.api.status();
    expect(new Set(Object.values((body as { ownership: object }).ownership))).toEqual(
      new Set(['cypher']),
    );
  });

  it('that are the shop’s are never touched, those of creation never again', async () => {
    await open({
      FIELD_OWNERSHIP:
        'name=create,descriptions=create,sale=create,stock=shop,status=create,dimensions=shop',
    });
    const product = await aProductOfOurs({ description: 'Cypher’s text' });
    expect(world.shop.product(product)).toMatchObject({
      name: OURS.name,
      description: 'Cypher’s text',
      sale_price: '90.00',
      manage_stock: false,
      weight: '',
    });
    await world.shop.editByHand(product, { manage_stock: true });
    await bothEdit(product);
    expect(world.shop.product(product)).toMatchObject({
      name: 'The shop’s name',
      description: 'The shop’s text',
      regular_price: '110.00',
      sale_price: '80.00',
      stock_quantity: 77,
      status: 'publish',
      weight: '9',
    });
    // The shop is right: nothing is written again.
    expect(await world.api.sync(product)).toMatchObject({ status: 'skipped' });
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
    const cup = await aProductOfOurs({
      sku: 'CUP',
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes,
      variants: [variant('50.00', 5, 1)],
    });
    const small = () => the(world.shop.catalogue.variationsOf(world.shop.product(cup).id)[0]);
    expect(small()).toMatchObject({ regular_price: '50.00', stock_quantity: 5, weight: '' });
    // Without the attribute that they differ in there would be no variations; the other one is the
    // shop's.
    expect(shownAttributes(world.shop.product(cup), world.shop).map(({ name }) => name)).toEqual([
      'Size',
    ]);
    await world.shop.editByHand(cup, {
      attributes: [
        ...shownAttributes(world.shop.product(cup), world.shop),
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
        shownAttributes(world.shop.product(cup), world.shop).map(({ name, options }) => [
          name,
          options,
        ]),
      ).toEqual([
        ['Size', ['S', 'M']],
        ['Glaze', ['Blue']],
      ]);
    });
    expect(small().regular_price).toBe('50.00');
  });

  it('show in the plan of a full sync, where those of the shop are in no change', async () => {
    await open({ FIELD_OWNERSHIP: 'descriptions=shop,categories=shop,tags=shop' });
    const product = await aProductOfOurs({ tags: ['outdoor'], categoryIds: ['no-such-category'] });
    expect(world.shop.catalogue.tags.size).toBe(0);
    await world.erp.editSilently(product.id, {
      name: 'Renamed',
      description: 'Rewritten',
      tags: ['indoor'],
    });
    expect(await world.api.planFullSync()).toMatchObject({
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
    shownAttributes(world.shop.product(product), world.shop).map(({ name }) => name);

  async function afterAChange(): Promise<string[]> {
    const product = await aProductOfOurs({ attributes: [attribute('Dimmable'), attribute('Old')] });
    await world.shop.editByHand(product, {
      attributes: [
        ...shownAttributes(world.shop.product(product), world.shop),
        attribute('Handmade'),
      ],
    });
    await world.erp.editSilently(product.id, {
      attributes: [attribute('Dimmable'), attribute('New')],
    });
    await world.api.sync(product);
    expect(await world.api.sync(product)).toMatchObject({ status: 'skipped' });
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
      const product = await aProductOfOurs({
        attributes: [attribute('Dimmable'), attribute('Old')],
      });
      await world.shop.editByHand(product, {
        attributes: [
          ...shownAttributes(world.shop.product(product), world.shop),
          attribute('Handmade'),
        ],
      });
      world.shop.faults.add({ kind, route: 'POST /products/batch', times: 1 });
      await world.erp.cypher.edit(product.id, {
        attributes: [attribute('Dimmable'), attribute('Slip')],
      });
      await eventually(() => {
        expect(world.shop.faults.list()).toMatchObject([{ struck: 1 }]);
      });
      await world.erp.editSilently(product.id, {
        attributes: [attribute('Dimmable'), attribute('New')],
      });
      await world.api.sync(product);
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
    const shown = (product: ErpProduct) => world.shop.product(product).images.length;
    const old = await world.erp.putSilently({ images: [picture('a')] });
    await world.shop.writer.create({ name: 'The shop’s', sku: old.sku }, 'single');
    await world.api.sync(old);
    const fresh = await aProductOfOurs({ images: [picture('missing')] });
    await eventually(async () => {
      const failures = await world.api.failures('?syncType=image');
      expect(failures.map(({ productId }) => productId)).toEqual([fresh.id]);
    });
    await world.api.tell('product.image_updated', old);
    await world.quiet();
    expect([shown(old), shown(fresh)]).toEqual([0, 0]);
  });
});
