import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { DataSource } from 'typeorm';
import { HeldStockRepository } from '../../../libs/woocommerce-sync/src/domain/stock/held-stock.repository';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ORDERS_BOOKED: 'next-stock' } });
  await world.api.pullOrders();
});
afterAll(() => world.close());

const shown = (item: ErpProduct): number | null => world.shop.product(item).stock_quantity;

describe('an ERP that never says that it has booked an order', () => {
  it('has booked it with its next stock of what was sold, and not before', async () => {
    const item = await world.erp.putSilently({
      stock: { managed: true, quantity: 10, backorders: 'no' },
    });
    await world.api.sync(item);
    const { id: productId } = world.shop.product(item);
    world.shop.orders.place({ lines: [{ productId, sku: item.sku, quantity: 3 }] });
    await world.api.pullOrders();
    await eventually(async () => {
      const waiting = 'SELECT 1 FROM "wc_outbox" WHERE "published_at" IS NULL';
      expect(await world.app.get(DataSource).query(waiting)).toEqual([]);
    });
    // Another field of the product is no news of its stock.
    await world.erp.editSilently(item, { price: { regular: '11.00' } });
    await world.api.sync(item);
    expect(shown(item)).toBe(7);
    expect((await world.api.status()) as unknown).toMatchObject({
      stock: { bookedBy: 'next-stock', heldPieces: 3 },
    });
    await world.erp.editSilently(item, { stock: { quantity: 7 } });
    await world.api.syncStock(item);
    expect(shown(item)).toBe(7);
    expect((await world.api.status()) as unknown).toMatchObject({ stock: { heldPieces: 0 } });
    await world.erp.editSilently(item, { stock: { quantity: 9 } });
    await world.api.syncStock(item);
    expect(shown(item)).toBe(9);
  });

  it('says nothing new where only other warehouses of it are counted', async () => {
    const held = world.app.get(HeldStockRepository, { strict: false });
    const noted = async (quantity: number, counted: string): Promise<unknown> => {
      const reading = { readAfter: new Date(), counted };
      await held.noteErpStocks('default', [{ id: 'IN-TWO', quantity }], reading);
      const [row] = await world.app
        .get(DataSource)
        .query<[object]>(
          `SELECT "quantity", "changed_at" IS NOT NULL AS "isNews" FROM "wc_erp_stocks" WHERE "product_id" = 'IN-TWO'`,
        );
      return row;
    };
    expect(await noted(10, '')).toEqual({ quantity: 10, isNews: false });
    expect(await noted(4, 'BUC')).toEqual({ quantity: 4, isNews: false });
    expect(await noted(3, 'BUC')).toEqual({ quantity: 3, isNews: true });
  });
});
