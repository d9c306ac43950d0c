import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  const { shippingClasses } = world.shop.catalogue;
  // More than a page of them.
  for (let number = 1; number <= 120; number += 1)
    shippingClasses.make({ name: `Class ${number}`, slug: `class-${number}` });
  shippingClasses.make({ name: 'Very bulky', slug: 'bulky' });
  shippingClasses.make({ name: 'тест' });
});
afterAll(() => world.close());

const productOf = (sku: string) => world.shop.catalogue.findBySku(sku)!;
const classOf = (sku: string): string | undefined =>
  world.shop.catalogue.shippingClasses.get(productOf(sku).shippingClass)?.name;
const sync = async (product: ErpProduct): Promise<object> => {
  const { body } = await world.call('post', `${API}/sync/product/${product.id}`).expect(200);
  return body as object;
};
const edit = (product: ErpProduct, fields: object) =>
  world.erp.cypher.edit(product.id, { ...fields }, { silent: true });

async function aProduct(fields: object): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put({ ...fields }, { silent: true });
  return item;
}
async function aSyncedProduct(fields: object): Promise<ErpProduct> {
  const item = await aProduct(fields);
  expect(await sync(item)).toMatchObject({ status: 'synced' });
  return item;
}

describe('the shipping class', () => {
  it.each(['Very bulky', 'bulky', 'Class 7', 'тест'])(
    'is %s, by its name or its slug, and right then',
    async (shippingClass) => {
      const product = await aSyncedProduct({ shippingClass });
      expect(classOf(product.sku)).toBe(shippingClass === 'bulky' ? 'Very bulky' : shippingClass);
      expect(await sync(product)).toMatchObject({ status: 'skipped' });
    },
  );

  it('goes with null, and stays the shop’s own where the ERP keeps none', async () => {
    const product = await aSyncedProduct({ shippingClass: 'bulky' });
    await edit(product, { shippingClass: null });
    expect(await sync(product)).toMatchObject({ status: 'synced' });
    expect(classOf(product.sku)).toBeUndefined();

    const other = await aSyncedProduct({});
    await world.shop.writer.update(productOf(other.sku).id, { shipping_class: 'bulky' }, 'single');
    await edit(other, { name: 'Renamed' });
    expect(await sync(other)).toMatchObject({ status: 'synced' });
    expect(classOf(other.sku)).toBe('Very bulky');
  });

  it('that the shop does not have fails alone, by its name', async () => {
    const product = await aProduct({ shippingClass: 'Fragile' });
    expect(await sync(product)).toMatchObject({
      status: 'failed',
      error: {
        code: 'SHIPPING_CLASS_NOT_IN_SHOP',
        message: expect.stringContaining('the shop has no shipping class "Fragile"') as string,
      },
    });
    expect(productOf(product.sku)).toMatchObject({ name: product.name, shippingClass: 0 });
  });

  it('that the ERP serves broken fails alone, by its field', async () => {
    const product = await aProduct({ shippingClass: 7 });
    expect(await sync(product)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('shippingClass') as string },
    });
    expect(productOf(product.sku)).toMatchObject({ name: product.name });
  });

  it('of a variation is its own, or its product’s where it has none', async () => {
    const variant = (option: string, fields: object) => ({
      id: `ship-${option}`,
      version: 1,
      status: 'active',
      sku: `SHIP-${option}`,
      gtin: null,
      price: {
        regular: '20.00',
        sale: null,
        saleFrom: null,
        saleTo: null,
        currency: 'RON',
        taxClass: '',
      },
      stock: { managed: true, quantity: 2, backorders: 'no' },
      attributes: { Size: option },
      image: null,
      weight: null,
      dimensions: null,
      ...fields,
    });
    const shoe = await aSyncedProduct({
      shippingClass: 'bulky',
      attributes: [{ name: 'Size', options: ['S', 'M'], visible: true, variation: true }],
      stock: { managed: false, quantity: 0, backorders: 'no' },
      variants: [variant('S', { shippingClass: 'Class 3' }), variant('M', { shippingClass: null })],
    });
    expect([shoe.sku, 'SHIP-S', 'SHIP-M'].map(classOf)).toEqual([
      'Very bulky',
      'Class 3',
      undefined,
    ]);
    expect(await sync(shoe)).toMatchObject({ status: 'skipped' });
  });
});
