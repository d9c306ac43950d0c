import { eventually } from '../../support/eventually';
import { startHookedWorld, type HookedWorld } from '../../support/world/hooked-world';

const MINUTE_MS = 60_000;

let hooked: HookedWorld;
beforeEach(async () => {
  hooked = await startHookedWorld();
  await hooked.watch();
  await hooked.world.databaseClock.advance(MINUTE_MS);
});
afterEach(() => hooked.close());

/** Places an order at the time that the database shows. */
const place = async (): Promise<number> => {
  const at = (await hooked.world.databaseClock.now()).toISOString();
  return hooked.world.shop.orders.place({ at, lines: [{ productId: 101 }] }).id;
};
const published = async (): Promise<number[]> => {
  const { body } = await hooked.world.api.get('/orders?limit=200').expect(200);
  return (body as { items: { order: { orderId: number } }[] }).items.map(
    ({ order }) => order.orderId,
  );
};
const silence = async () => (await hooked.status()).silence;
const writes = (): number => hooked.world.shop.writesOf('webhook').length;

it('is heard: the webhooks are written anew, the gap is read, and it is told', async () => {
  hooked.road.fate = () => 'lose';
  const id = await place();
  await hooked.tell();
  await hooked.world.api.pullOrders();
  expect(await published()).toEqual([id]);
  await hooked.watch();
  expect(await silence()).toBeNull();
  await hooked.world.databaseClock.advance(6 * MINUTE_MS);
  const before = writes();
  await hooked.watch();
  expect(await silence()).toMatchObject({ orders: 1 });
  expect(writes() - before).toBe(7);
  const { text } = await hooked.world.call('get', '/metrics').expect(200);
  expect(text).toContain('wc_webhook_silent_orders{store="default"} 1');
});

it('ends when the shop tells of an order again', async () => {
  hooked.road.fate = () => 'lose';
  await place();
  await hooked.tell();
  await hooked.world.api.pullOrders();
  await hooked.world.databaseClock.advance(6 * MINUTE_MS);
  await hooked.watch();
  await hooked.watch();
  expect(await silence()).toMatchObject({ orders: 1 });
  hooked.road.fate = () => 'pass';
  await place();
  await hooked.tell();
  await eventually(async () => {
    expect(await published()).toHaveLength(2);
  });
  await hooked.watch();
  expect(await silence()).toBeNull();
});

it('is none where an order was read before its webhook came', async () => {
  await place();
  await hooked.world.api.pullOrders();
  await hooked.tell();
  await hooked.world.databaseClock.advance(6 * MINUTE_MS);
  await hooked.watch();
  expect(await silence()).toBeNull();
});

it('is none where the webhooks were not active when the order changed', async () => {
  for (const webhook of hooked.world.shop.webhooks.webhooks.values()) webhook.status = 'disabled';
  await place();
  await hooked.world.api.pullOrders();
  await hooked.watch();
  await hooked.world.databaseClock.advance(6 * MINUTE_MS);
  await hooked.watch();
  expect(await silence()).toBeNull();
});
