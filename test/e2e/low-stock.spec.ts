import type { ErpProduct } from '../../apps/sandbox/src/cypher';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const STOCK = { managed: true, quantity: 12, backorders: 'no' } as const;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

const inShop = (sku: string): StoreProduct => world.shop.catalogue.findBySku(sku)!;
const sync = async (product: ErpProduct, what = 'product'): Promise<object> => {
  const { body } = await world.call('post', `${API}/sync/${what}/${product.id}`).expect(200);
  return body as object;
};
const edit = (product: ErpProduct, fields: object) =>
  world.erp.cypher.edit(product.id, { ...fields }, { silent: true });

async function aProduct(fields: object): Promise<ErpProduct> {
  const { item } = await world.erp.cypher.put({ ...fields }, { silent: true });
  expect(await sync(item)).toMatchObject({ status: 'synced' });
  return item;
}

describe('the amount at which the shop warns of a low stock', () => {
  it('comes with the stock, changes alone, and is unset by null', async () => {
    const product = await aProduct({ stock: { ...STOCK, lowStockAmount: 3 } });
    expect(inShop(product.sku).low_stock_amount).toBe(3);
    await edit(product, { stock: { ...STOCK, lowStockAmount: 5 } });
    expect(await sync(product, 'stock')).toMatchObject({ status: 'synced' });
    expect(inShop(product.sku).low_stock_amount).toBe(5);
    expect(await sync(product, 'stock')).toMatchObject({ status: 'skipped' });
    await edit(product, { stock: { ...STOCK, lowStockAmount: null } });
    expect(await sync(product)).toMatchObject({ status: 'synced' });
    expect(inShop(product.sku).low_stock_amount).toBeNull();
  });

  it('stays the shop’s own where the ERP keeps none', async () => {
    const product = await aProduct({ stock: STOCK });
    const { id } = inShop(product.sku);
    await world.shop.writer.update(id, { low_stock_amount: 7 }, 'single');
    await edit(product, { stock: { ...STOCK, quantity: 2 } });
    expect(await sync(product)).toMatchObject({ status: 'synced' });
    expect(inShop(product.sku)).toMatchObject({ stock_quantity: 2, low_stock_amount: 7 });
  });

  it('is no fault where nothing is counted, and comes when it is', async () => {
    const uncounted = { ...STOCK, managed: false, lowStockAmount: 3 };
    const product = await aProduct({ stock: uncounted });
    expect(inShop(product.sku).low_stock_amount).toBeNull();
    await edit(product, { stock: { ...STOCK, lowStockAmount: 3 } });
    expect(await sync(product, 'stock')).toMatchObject({ status: 'synced' });
    expect(inShop(product.sku)).toMatchObject({ manage_stock: true, low_stock_amount: 3 });
  });

  it('fails alone where the ERP serves it broken, by its name', async () => {
    const product = await aProduct({ stock: { ...STOCK, lowStockAmount: 3 } });
    await edit(product, { stock: { ...STOCK, quantity: 4, lowStockAmount: -1 } });
    expect(await sync(product)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('stock.lowStockAmount') as string },
    });
    expect(inShop(product.sku)).toMatchObject({ stock_quantity: 4, low_stock_amount: 3 });
  });

  it('is a variation’s own', async () => {
    const size = { name: 'Size', options: ['S', 'M'], visible: true, variation: true };
    const variant = (option: string, lowStockAmount?: number) => ({
      id: `low-${option}`,
      version: 1,
      status: 'active',
      sku: `LOW-${option}`,
      gtin: null,
      price: {
        regular: '20.00',
        sale: null,
        saleFrom: null,
        saleTo: null,
        currency: 'RON',
        taxClass: '',
      },
      image: null,
      weight: null,
      dimensions: null,
      attributes: { Size: option },
      stock: { ...STOCK, ...(lowStockAmount === undefined ? {} : { lowStockAmount }) },
    });
    await aProduct({
      attributes: [size],
      stock: { ...STOCK, managed: false },
      variants: [variant('S', 2), variant('M')],
    });
    expect(inShop('LOW-S').low_stock_amount).toBe(2);
    expect(inShop('LOW-M').low_stock_amount).toBeNull();
  });
});
