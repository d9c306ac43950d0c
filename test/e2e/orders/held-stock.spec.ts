import { DataSource } from 'typeorm';
import type { ErpProduct } from '../../../apps/sandbox/src/cypher';
import { LookForWork } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/look-for-work.use-case';
import { ReadOrders } from '../../../libs/woocommerce-sync/src/application/use-cases/orders/read-orders.use-case';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

type Placed = ReturnType<World['shop']['orders']['place']>;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ORDERS_BOOKED: '10m' } });
  // From here on the shop is watched.
  await world.api.pullOrders();
});
afterAll(() => world.close());

/** A product of the ERP that the shop has, with so many pieces. */
async function stocked(quantity: number): Promise<ErpProduct> {
  const stock = { managed: true, quantity, backorders: 'no' };
  const item = await world.erp.putSilently({ stock });
  await world.api.sync(item);
  return item;
}

/** A customer buys so many pieces, and the service hears of it. */
async function sold(item: ErpProduct, quantity: number): Promise<Placed> {
  const { id: productId } = world.shop.product(item);
  const placed = world.shop.orders.place({ lines: [{ productId, sku: item.sku, quantity }] });
  await world.api.pullOrders();
  return placed;
}

const shown = (item: ErpProduct): number | null => world.shop.product(item).stock_quantity;
const becomes = (item: ErpProduct, quantity: number): Promise<void> =>
  eventually(() => {
    expect(shown(item)).toBe(quantity);
  });
const isPublished = (): Promise<void> =>
  eventually(async () => {
    const waiting = 'SELECT 1 FROM "wc_outbox" WHERE "published_at" IS NULL';
    expect(await world.app.get(DataSource).query(waiting)).toEqual([]);
  });
const held = async (): Promise<number> =>
  ((await world.api.status()) as unknown as { stock: { heldPieces: number } }).stock.heldPieces;

describe('pieces that the shop has sold', () => {
  it('are not offered again when the ERP tells its stock, which does not know of them yet', async () => {
    const item = await stocked(10);
    await sold(item, 3);
    expect(shown(item)).toBe(7);
    expect(await held()).toBe(3);
    await world.erp.editSilently(item, { stock: { quantity: 12 } });
    await world.api.syncStock(item);
    expect(shown(item)).toBe(9);
    // A full sync holds the shop against the same.
    await world.api.fullSync();
    expect(shown(item)).toBe(9);
  });

  it('are the ERP’s own business once they count as booked', async () => {
    const item = await stocked(10);
    await sold(item, 3);
    await world.quiet();
    await isPublished();
    await world.databaseClock.advance(11 * 60_000);
    await eventually(async () => {
      await world.app.get(LookForWork).execute();
      expect(shown(item)).toBe(10);
    });
  });

  it('come back when their order is cancelled', async () => {
    const item = await stocked(5);
    const placed = await sold(item, 2);
    world.shop.orders.change(placed, { status: 'cancelled' });
    await world.api.pullOrders();
    await world.api.syncStock(item);
    expect(shown(item)).toBe(5);
  });

  it('come back when their order is deleted, which the shop itself does not do', async () => {
    const item = await stocked(5);
    const placed = await sold(item, 2);
    world.shop.orders.remove(placed, true);
    expect(shown(item)).toBe(3);
    await world.app.get(ReadOrders).execute('default', [placed.id]);
    await becomes(item, 5);
  });

  it('of an order that was made before the shop was watched hold nothing', async () => {
    const item = await stocked(10);
    const { id: productId } = world.shop.product(item);
    const at = new Date(Date.now() - 86_400_000).toISOString();
    world.shop.orders.place({ at, lines: [{ productId, sku: item.sku, quantity: 4 }] });
    // What the shop was seen to have was without these pieces already.
    await world.shop.editByHand(item, { stock_quantity: 10 });
    await world.api.pullOrders();
    await world.erp.editSilently(item, { stock: { quantity: 11 } });
    await world.api.syncStock(item);
    expect(world.shop.writesOfSku(item.sku).at(-1)?.fields).toMatchObject({ inventory_delta: 1 });
    await becomes(item, 11);
  });

  it('of such an order are made up for where they are taken late', async () => {
    const item = await stocked(10);
    const { id: productId } = world.shop.product(item);
    const at = new Date(Date.now() - 86_400_000).toISOString();
    world.shop.orders.place({ at, lines: [{ productId, sku: item.sku, quantity: 4 }] });
    await world.api.pullOrders();
    await world.erp.editSilently(item, { stock: { quantity: 11 } });
    await world.api.syncStock(item);
    await becomes(item, 11);
  });

  it('are looked at though the process died before it asked for that', async () => {
    const item = await stocked(8);
    const placed = await sold(item, 1);
    await becomes(item, 7);
    const database = world.app.get(DataSource);
    // As a write that knew nothing of the sale would leave it.
    await world.shop.editByHand(item, { stock_quantity: 8 });
    await database.query(
      `UPDATE "wc_product_sync_mappings" SET "confirmed" = "confirmed" - 'stock' WHERE "internal_product_id" = $1`,
      [item.id],
    );
    await database.query(
      `UPDATE "wc_order_states" SET "stock_due_at" = wc_now() WHERE "order_id" = $1`,
      [placed.id],
    );
    await world.app.get(LookForWork).execute();
    await becomes(item, 7);
  });
});

describe('a shop that sold pieces by itself', () => {
  it('is not written to for that: it has taken them off already', async () => {
    const item = await stocked(10);
    await sold(item, 3);
    await world.quiet();
    expect(
      world.shop.writesOfSku(item.sku).filter(({ fields }) => 'stock_quantity' in fields),
    ).toHaveLength(1);
  });

  it('is filled up again where the ERP has received as many', async () => {
    const item = await stocked(3);
    await sold(item, 2);
    await world.erp.editSilently(item, { stock: { quantity: 5 } });
    await world.api.syncStock(item);
    expect(shown(item)).toBe(3);
  });

  it('holds nothing more for an order that is published once more', async () => {
    const item = await stocked(10);
    const placed = await sold(item, 3);
    await world.quiet();
    await isPublished();
    await world.databaseClock.advance(11 * 60_000);
    await eventually(async () => {
      await world.app.get(LookForWork).execute();
      expect(shown(item)).toBe(10);
    });
    const before = await held();
    await world.api.post(`/orders/${placed.id}/republish`).send({ reason: 'Lost it' }).expect(200);
    await isPublished();
    expect(await held()).toBe(before);
    await world.api.syncStock(item);
    expect(shown(item)).toBe(10);
  });
});

describe('a shop that is shown so many pieces at the most', () => {
  it('is filled up to that after each sale', async () => {
    const capped = await startWorld({ products: 0, settings: { STOCK_CAP: '5' } });
    try {
      await capped.api.pullOrders();
      const item = await capped.erp.putSilently({
        stock: { managed: true, quantity: 100, backorders: 'no' },
      });
      await capped.api.sync(item);
      const product = capped.shop.product(item);
      expect(product.stock_quantity).toBe(5);
      capped.shop.orders.place({ lines: [{ productId: product.id, sku: item.sku, quantity: 2 }] });
      expect(product.stock_quantity).toBe(3);
      await capped.api.pullOrders();
      await eventually(() => {
        expect(capped.shop.product(item).stock_quantity).toBe(5);
      });
    } finally {
      await capped.close();
    }
  });
});

describe('pieces of a variant', () => {
  it('are taken off that variant alone', async () => {
    const variant = (name: string) => ({
      id: `${name}-${String(Date.now())}`,
      version: 1,
      status: 'active',
      sku: `HELD-${name}`,
      gtin: null,
      price: {
        regular: '10.00',
        sale: null,
        saleFrom: null,
        saleTo: null,
        currency: 'RON',
        taxClass: '',
      },
      stock: { managed: true, quantity: 6, backorders: 'no' },
      attributes: { Size: name },
      image: null,
      weight: null,
      dimensions: null,
    });
    const item = await world.erp.putSilently({
      stock: { managed: false, quantity: 0, backorders: 'no' },
      attributes: [{ name: 'Size', options: ['S', 'M'], visible: true, variation: true }],
      variants: [variant('S'), variant('M')],
    });
    await world.api.sync(item);
    const [small] = world.shop.variationsOf(item).filter(({ sku }) => sku === 'HELD-S');
    world.shop.orders.place({ lines: [{ productId: the(small).id, sku: 'HELD-S', quantity: 2 }] });
    await world.api.pullOrders();
    await world.api.sync(item);
    const quantities = world.shop
      .variationsOf(item)
      .map(({ sku, stock_quantity }) => [sku, stock_quantity]);
    expect(Object.fromEntries(quantities)).toEqual({ 'HELD-S': 4, 'HELD-M': 6 });
  });
});
