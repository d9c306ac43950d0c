import { startStoreDouble, type StoreDouble } from '../../store-double';
import { ShopCaller } from '../../testing/shop-caller';
import { readState, writeState } from '../../state/shop-state';

let shop: StoreDouble;
let caller: ShopCaller;
beforeEach(async () => {
  shop = await startStoreDouble({
    preset: 'instant',
    behindTls: true,
    settings: { fulfillments: true },
  });
  caller = new ShopCaller(shop);
});
afterEach(() => shop.close());

const place = () => shop.orders.place({ lines: [{ productId: 1, quantity: 2 }] });

function fulfilmentOf(items: unknown): object {
  const meta_data = [
    { id: 0, key: '_items', value: items },
    { id: 0, key: '_tracking_number', value: 'AWB1' },
    { id: 0, key: '_ours', value: 'x' },
  ];
  return { status: 'fulfilled', is_fulfilled: true, meta_data };
}

describe('fulfilments', () => {
  it('are no route where the feature is off', async () => {
    shop.settings.fulfillments = false;
    const path = `/orders/${place().id}/fulfillments`;
    const off = { status: 404, body: { code: 'rest_no_route' } };
    expect(await caller.send('GET', path)).toMatchObject(off);
    expect(await caller.send('POST', path, fulfilmentOf([]))).toMatchObject(off);
  });

  it('are made with their meta data, listed by order, and leave the status', async () => {
    const order = place();
    const line = order.line_items[0]?.id;
    const path = `/orders/${order.id}/fulfillments`;
    const made = await caller.send('POST', path, fulfilmentOf([{ item_id: line, qty: 1 }]));
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'fulfilled', is_fulfilled: true, entity_id: String(order.id) },
    });
    expect((await caller.send('GET', path)).body).toEqual([made.body]);
    expect((await caller.send('GET', `/orders/${place().id}/fulfillments`)).body).toEqual([]);
    expect(order.status).toBe('processing');
  });

  it.each([[[]], [[{ item_id: 1 }]], [[{ item_id: '1', qty: 1 }]], [undefined]])(
    'of %j are refused',
    async (items) => {
      const path = `/orders/${place().id}/fulfillments`;
      expect(await caller.send('POST', path, fulfilmentOf(items))).toMatchObject({ status: 400 });
    },
  );

  it('lose meta data without an id, and with it what they are of', async () => {
    const order = place();
    const items = [{ item_id: order.line_items[0]?.id, qty: 1 }];
    const meta_data = [{ key: '_items', value: items }];
    const sent = { status: 'fulfilled', is_fulfilled: true, meta_data };
    const answer = await caller.send('POST', `/orders/${order.id}/fulfillments`, sent);
    expect(answer).toMatchObject({ status: 400, body: { code: 0 } });
  });

  it('of no order are 404', async () => {
    expect(await caller.send('GET', '/orders/99999/fulfillments')).toMatchObject({
      status: 404,
      body: { code: 'woocommerce_rest_order_invalid_id' },
    });
  });

  it('are part of what the shop holds', async () => {
    const order = place();
    const items = [{ item_id: order.line_items[0]?.id, qty: 2 }];
    await caller.send('POST', `/orders/${order.id}/fulfillments`, fulfilmentOf(items));
    const state = structuredClone(readState(shop));
    shop.orders.fulfilments.clear();
    writeState(shop, state);
    expect(shop.orders.fulfilments.size).toBe(1);
  });
});
