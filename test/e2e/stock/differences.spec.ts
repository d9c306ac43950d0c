import { DataSource } from 'typeorm';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { StockAccounting } from '../../../libs/woocommerce-sync/src/application/stock/stock-accounting';
import { StoreCapabilityRepository } from '../../../libs/woocommerce-sync/src/domain/catalog/store-capability.repository';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { aFamily } from '../../support/world/goods';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ORDERS_BOOKED: 'told' } });
  // From here on the shop is watched.
  await world.api.pullOrders();
});
afterAll(() => world.close());
afterEach(() => {
  Object.assign(world.shop.stockTiming, { windowMs: 0, shownAfterMs: 0 });
});

/** A product of the ERP that the shop has, with so many pieces. */
async function stocked(quantity: number): Promise<ErpProduct> {
  const stock = { managed: true, quantity, backorders: 'no' };
  const item = await world.erp.putSilently({ stock });
  await world.api.sync(item);
  return item;
}

/** A customer buys so many pieces; nobody is told. */
function sells(sku: string, quantity: number): void {
  const { id: productId } = world.shop.product(sku);
  world.shop.orders.place({ lines: [{ productId, sku, quantity }] });
}

/** The ERP has so many pieces from now on, and the shop is told. */
async function has(item: ErpProduct, quantity: number): Promise<void> {
  await world.erp.editSilently(item, { stock: { quantity } });
  await world.api.syncStock(item);
}

const shown = (sku: string): number | null => world.shop.product(sku).stock_quantity;
const becomes = (sku: string, quantity: number): Promise<void> =>
  eventually(() => {
    expect(shown(sku)).toBe(quantity);
  });
const writesOfStock = (sku: string) =>
  world.shop.writesOfSku(sku).filter(({ fields }) => 'manage_stock' in fields);
const readsOfProducts = (): number =>
  world.shop.journal.calls.filter(({ method, route }) => method === 'GET' && route === '/products')
    .length;
const stockStatus = async () =>
  ((await world.api.status()) as unknown as { stock: { erased: number; unaccounted: number } })
    .stock;

describe('a stock that the shop has confirmed', () => {
  it('is changed by a difference', async () => {
    const item = await stocked(10);
    await has(item, 14);
    expect(shown(item.sku)).toBe(14);
    expect(the(writesOfStock(item.sku).at(-1)).fields).toMatchObject({ inventory_delta: 4 });
    expect(the(writesOfStock(item.sku).at(-1)).fields).not.toHaveProperty('stock_quantity');
  });

  it('keeps a sale of which nobody has heard yet', async () => {
    const item = await stocked(10);
    sells(item.sku, 3);
    await has(item, 12);
    expect(shown(item.sku)).toBe(9);
    await world.api.pullOrders();
    await world.quiet();
    expect(shown(item.sku)).toBe(9);
  });

  it('is not written where only what is sold on backorder changes, but for that', async () => {
    const item = await stocked(10);
    await world.erp.editSilently(item, { stock: { backorders: 'notify' } });
    await world.api.syncStock(item);
    const { fields } = the(writesOfStock(item.sku).at(-1));
    expect(fields).toMatchObject({ manage_stock: true, backorders: 'notify' });
    expect(fields).not.toHaveProperty('inventory_delta');
    expect(shown(item.sku)).toBe(10);
  });

  it('of a variation is changed alike', async () => {
    const family = await world.erp.putSilently(aFamily('DELTA', ['S', 'M']));
    await world.api.sync(family);
    sells('DELTA-S', 2);
    const variants = family.variants.map((one) =>
      one.sku === 'DELTA-S' ? { ...one, version: 2, stock: { ...one.stock, quantity: 8 } } : one,
    );
    await world.erp.editSilently(family, { variants });
    await world.api.syncStock(family);
    expect(shown('DELTA-S')).toBe(6);
    expect(the(writesOfStock('DELTA-S').at(-1)).fields).toMatchObject({ inventory_delta: 3 });
  });
});

describe('a stock of which nobody knows what the shop has', () => {
  it('keeps a sale of which nobody has heard yet', async () => {
    const item = await stocked(10);
    const database = world.app.get(DataSource);
    await database.query(`DELETE FROM "wc_store_capabilities" WHERE "name" = 'stock-differences'`);
    await world.api.pullOrders();
    sells(item.sku, 3);
    await has(item, 12);
    expect(the(writesOfStock(item.sku).at(-1)).fields).toMatchObject({ inventory_delta: 2 });
    expect(shown(item.sku)).toBe(9);
  });
});

describe('a sale that a write has erased', () => {
  it('is found and written off again within seconds', async () => {
    const item = await stocked(10);
    Object.assign(world.shop.stockTiming, { windowMs: 300, shownAfterMs: 100 });
    await world.erp.editSilently(item, { stock: { quantity: 12 } });
    const written = world.api.syncStock(item);
    await eventually(() => {
      const going = world.shop.journal.calls.at(-1);
      expect(going).toMatchObject({ method: 'POST', endedAt: null });
    });
    sells(item.sku, 4);
    expect(shown(item.sku)).toBe(6);
    await written;
    // The shop has read 10 before the sale.
    expect(shown(item.sku)).toBe(12);
    Object.assign(world.shop.stockTiming, { windowMs: 0 });
    const erased = (await stockStatus()).erased;
    await becomes(item.sku, 8);
    expect((await stockStatus()).erased).toBe(erased + 1);
    await eventually(async () => {
      expect((await stockStatus()).unaccounted).toBe(0);
    });
    expect(shown(item.sku)).toBe(8);
  });
});

describe('a difference without an answer', () => {
  it.each(['applied', 'lost'] as const)(
    'is looked for before another is sent: %s',
    async (fate) => {
      const item = await stocked(10);
      const readsBefore = readsOfProducts();
      const kind = fate === 'applied' ? 'reset' : 'reset-before-applying';
      world.shop.faults.add({ kind, route: 'POST /products/batch', times: 1 });
      await world.erp.editSilently(item, { stock: { quantity: 15 } });
      await world.api.syncStock(item);
      await eventually(async () => {
        expect(await world.api.mapping(item)).toMatchObject({ syncStatus: 'in_sync' });
      });
      expect(shown(item.sku)).toBe(15);
      expect(readsOfProducts()).toBeGreaterThan(readsBefore);
    },
  );
});

describe('a shop that ignores differences', () => {
  it('gets quantities, from the first one on', async () => {
    const capabilities = world.app.get(StoreCapabilityRepository, { strict: false });
    const item = await stocked(10);
    const database = world.app.get(DataSource);
    await database.query(`DELETE FROM "wc_store_capabilities" WHERE "name" = 'stock-differences'`);
    world.shop.behaviours.switchOff(['inventory-delta-adds']);
    try {
      await has(item, 13);
      expect(shown(item.sku)).toBe(13);
      expect(await capabilities.find('default', 'stock-differences')).toBe(false);
      await has(item, 11);
      expect(the(writesOfStock(item.sku).at(-1)).fields).toMatchObject({ stock_quantity: 11 });
    } finally {
      world.shop.behaviours.switchOff([]);
      await capabilities.keep('default', 'stock-differences', true);
    }
  });
});

describe('a stock that somebody changes by hand while it is written', () => {
  it('is what the ERP says in the end', async () => {
    const item = await stocked(10);
    await world.shop.editByHand(item, { stock_quantity: 7 });
    await has(item, 12);
    expect(shown(item.sku)).toBe(9);
    await becomes(item.sku, 12);
  });

  it('is lowered at once where the shop has more than was thought', async () => {
    const item = await stocked(10);
    await world.shop.editByHand(item, { stock_quantity: 20 });
    await has(item, 12);
    expect(shown(item.sku)).toBe(12);
  });
});

it('is told of with the status', async () => {
  world.app.get(StockAccounting, { strict: false }).start('default');
  expect(await stockStatus()).toMatchObject({
    written: {
      differences: expect.any(Number) as number,
      quantities: expect.any(Number) as number,
    },
  });
});
