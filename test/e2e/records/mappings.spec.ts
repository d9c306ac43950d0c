import type { Role } from '../../support/world/api-client';
import { startWorld, type World } from '../../support/world/world';

const VIEWER: Role = { stores: { default: 'viewer' } };

interface Items {
  readonly items: readonly Record<string, unknown>[];
  readonly nextCursor: string | null;
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0 });
  await world.api.pullOrders();
});
afterAll(() => world.close());

async function read(path: string): Promise<Items> {
  const { body } = await world.api.get(path, VIEWER).expect(200);
  return body as Items;
}

describe('mappings', () => {
  it('are listed and searched', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'MAP-1', name: 'Mapped' });
    const { items } = await read('/mappings?q=map-1');
    expect(items).toMatchObject([{ productId: lamp.id, sku: 'MAP-1', status: 'in_sync' }]);
    const listed = await read('/mappings?limit=200');
    expect(listed.items.map(({ productId }) => productId)).toContain(lamp.id);
  });

  it('are untied and tied by a person, and nothing changes in the shop', async () => {
    const lamp = await world.aSyncedProduct({ sku: 'TIE-1' });
    const { wooCommerceProductId: storeProductId } = await world.api.mapping(lamp);
    const writes = world.shop.writeCalls().length;
    const reason = 'It was the wrong lamp';
    const path = `/mappings/${lamp.id}`;
    await world.api.delete(path).send({ reason, sku: 'OTHER' }).expect(400);
    await world.api.delete(path, VIEWER).send({ reason, sku: 'tie-1' }).expect(403);
    const untied = await world.api.delete(path).send({ reason, sku: 'tie-1' }).expect(200);
    expect(untied.body).toMatchObject({ productId: lamp.id, storeProductId, sku: 'TIE-1' });
    await world.api.get(path).expect(404);

    const other = await world.aSyncedProduct({ sku: 'TIE-2' });
    const taken = await world.api.mapping(other);
    const adopt = (id: number, status: number) =>
      world.api.post(`${path}/adopt`).send({ reason, storeProductId: id }).expect(status);
    const { body } = await adopt(taken.wooCommerceProductId, 409);
    expect(body).toMatchObject({ code: 'MAPPING_TAKEN' });
    expect((await adopt(999_999, 400)).body).toMatchObject({ code: 'STORE_PRODUCT_UNKNOWN' });
    expect((await adopt(storeProductId, 200)).body).toMatchObject({
      erpSku: 'TIE-1',
      shopSku: 'TIE-1',
      isSameSku: true,
      shopStatus: 'publish',
    });
    expect((await adopt(storeProductId, 409)).body).toMatchObject({ code: 'MAPPING_EXISTS' });
    expect(world.shop.writeCalls().length).toBe(writes + 1);
    expect(await world.api.mapping(lamp)).toMatchObject({ wooCommerceProductId: storeProductId });
  });
});

describe('orders for who may only look', () => {
  it('are masked', async () => {
    const { id } = world.shop.orders.place({
      status: 'processing',
      lines: [{ productId: 1, name: 'Lamp', quantity: 1, price: '5.00' }],
    });
    await world.api.pullOrders();
    const seen = await world.api.get(`/orders/${id}`, 'orders').expect(200);
    const { billing } = (seen.body as { order: { billing: Record<string, string> } }).order;
    for (const path of [`/orders/${id}`, '/orders', '/orders/events']) {
      const { text } = await world.api.get(path, VIEWER).expect(200);
      expect(text).not.toContain(billing['lastName']);
      expect(text).not.toContain(billing['phone']);
    }
    await world.api.get('/orders', 'user').expect(403);
    await world.api.post(`/orders/${id}/republish`, VIEWER).send({ reason: 'why' }).expect(403);
  });
});

describe('what was told of changes in the shop', () => {
  it('is listed', async () => {
    expect(await read('/products/events')).toEqual({ items: [], nextCursor: null });
  });
});
