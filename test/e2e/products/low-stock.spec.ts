import { aVariant, soldInSizes } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

const STOCK = { managed: true, quantity: 12, backorders: 'no' } as const;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
});
afterAll(() => world.close());

describe('the amount at which the shop warns of a low stock', () => {
  it('comes with the stock, changes alone, and is unset by null', async () => {
    const product = await world.aSyncedProduct({ stock: { ...STOCK, lowStockAmount: 3 } });
    expect(world.shop.product(product).low_stock_amount).toBe(3);
    await world.erp.editSilently(product, { stock: { ...STOCK, lowStockAmount: 5 } });
    expect(await world.api.syncStock(product)).toMatchObject({ status: 'synced' });
    expect(world.shop.product(product).low_stock_amount).toBe(5);
    expect(await world.api.syncStock(product)).toMatchObject({ status: 'skipped' });
    await world.erp.editSilently(product, { stock: { ...STOCK, lowStockAmount: null } });
    expect(await world.api.sync(product)).toMatchObject({ status: 'synced' });
    expect(world.shop.product(product).low_stock_amount).toBeNull();
  });

  it('stays the shop’s own where the ERP keeps none', async () => {
    const product = await world.aSyncedProduct({ stock: STOCK });
    await world.shop.editByHand(product, { low_stock_amount: 7 });
    await world.erp.editSilently(product, { stock: { ...STOCK, quantity: 2 } });
    expect(await world.api.sync(product)).toMatchObject({ status: 'synced' });
    expect(world.shop.product(product)).toMatchObject({ stock_quantity: 2, low_stock_amount: 7 });
  });

  it('is no fault where nothing is counted, and comes when it is', async () => {
    const uncounted = { ...STOCK, managed: false, lowStockAmount: 3 };
    const product = await world.aSyncedProduct({ stock: uncounted });
    expect(world.shop.product(product).low_stock_amount).toBeNull();
    await world.erp.editSilently(product, { stock: { ...STOCK, lowStockAmount: 3 } });
    expect(await world.api.syncStock(product)).toMatchObject({ status: 'synced' });
    expect(world.shop.product(product)).toMatchObject({ manage_stock: true, low_stock_amount: 3 });
  });

  it('fails alone where the ERP serves it broken, by its name', async () => {
    const product = await world.aSyncedProduct({ stock: { ...STOCK, lowStockAmount: 3 } });
    await world.erp.editSilently(product, { stock: { ...STOCK, quantity: 4, lowStockAmount: -1 } });
    expect(await world.api.sync(product)).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('stock.lowStockAmount') as string },
    });
    expect(world.shop.product(product)).toMatchObject({ stock_quantity: 4, low_stock_amount: 3 });
  });

  it('is a variation’s own', async () => {
    const ofStock = (lowStockAmount: number) => ({ stock: { ...STOCK, lowStockAmount } });
    await world.aSyncedProduct({
      ...soldInSizes(['S', 'M']),
      variants: [aVariant('LOW', 'S', ofStock(2)), aVariant('LOW', 'M')],
    });
    expect(world.shop.product('LOW-S').low_stock_amount).toBe(2);
    expect(world.shop.product('LOW-M').low_stock_amount).toBeNull();
  });
});
