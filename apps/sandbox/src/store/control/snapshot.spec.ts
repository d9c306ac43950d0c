import { the } from '../../../../../test/support/the';
import { startStoreDouble, type StoreDouble } from '../store-double';
import { ShopCaller } from '../testing/shop-caller';

let shop: StoreDouble;
let caller: ShopCaller;
beforeEach(async () => {
  shop = await startStoreDouble({ preset: 'instant', behindTls: true });
  caller = new ShopCaller(shop);
  const { body: category } = await caller.send<{ id: number }>('POST', '/products/categories', {
    name: 'Lamps',
  });
  await caller.send('POST', '/products', {
    name: 'Lamp',
    sku: 'L-1',
    categories: [{ id: category.id }],
    tags: [{ name: 'new' }],
    meta_data: [{ key: 'a', value: 'x' }],
  });
  const { body: shoe } = await caller.send<{ id: number }>('POST', '/products', {
    name: 'Shoe',
    type: 'variable',
  });
  await caller.send('POST', `/products/${shoe.id}/variations`, { sku: 'S-1', regular_price: '5' });
  await caller.control('POST', '/orders', { orders: [{ lines: [{ productId: shoe.id }] }] });
});
afterEach(() => shop.close());

const seen = async (by: ShopCaller) => [
  (await by.send('GET', '/products?orderby=id&order=asc&status=any')).body,
  (await by.send('GET', '/products?sku=L-1,S-1')).body,
  (await by.send('GET', '/products/categories')).body,
  (await by.send('GET', '/variations')).body,
  (await by.send('GET', '/orders')).body,
];

describe('a snapshot', () => {
  it('brings back everything that was there when it was taken', async () => {
    const before = await seen(caller);
    const { body: snapshot } = await caller.control<{ id: number }>('POST', '/snapshot');
    const lamp = the(shop.catalogue.findBySku('L-1'));
    await caller.send('DELETE', `/products/${lamp.id}?force=true`);
    await caller.send('POST', '/products', { name: 'Other' });
    await caller.send('POST', '/products/categories', { name: 'Others' });
    expect(await seen(caller)).not.toEqual(before);
    expect((await caller.control('POST', '/restore', snapshot)).body).toEqual({ products: 3 });
    expect(await seen(caller)).toEqual(before);
  });

  it('can be gone back to again, whatever was done in between', async () => {
    const { body: snapshot } = await caller.control<{ id: number }>('POST', '/snapshot');
    for (const price of ['1', '2']) {
      await caller.control('POST', '/restore', snapshot);
      const lamp = the(shop.catalogue.findBySku('L-1'));
      expect(lamp.regular_price).toBe('');
      await caller.send('PUT', `/products/${lamp.id}`, { regular_price: price });
    }
  });

  it('that there is not is 404', async () => {
    expect((await caller.control('POST', '/restore', { id: 7 })).status).toBe(404);
  });
});

describe('the state of a shop', () => {
  it('can be moved to another, which gives out no number twice', async () => {
    const other = await startStoreDouble({ preset: 'instant', behindTls: true });
    const there = new ShopCaller(other);
    const { body: state } = await caller.control('GET', '/state');
    expect((await there.control('PUT', '/state', state)).status).toBe(200);
    const atHome = (value: unknown): string =>
      JSON.stringify(value).replaceAll(/127\.0\.0\.1:\d+/g, 'shop');
    expect(atHome(await seen(there))).toBe(atHome(await seen(caller)));
    const { body: made } = await there.send<{ id: number }>('POST', '/products', { name: 'Other' });
    expect(shop.catalogue.products.has(made.id)).toBe(false);
    expect((await there.send('POST', '/products', { sku: 'L-1' })).status).toBe(400);
    await other.close();
  });

  it('is refused where it is none', async () => {
    expect((await caller.control('PUT', '/state', { version: 1 })).status).toBe(400);
  });
});
