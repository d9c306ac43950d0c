import { DataSource } from 'typeorm';
import { OrderIntake } from '../../../libs/woocommerce-sync/src/application/orders/order-intake';
import { StoreClients } from '../../../libs/woocommerce-sync/src/application/ports/store-client.port';
import { LookForWork } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/look-for-work.use-case';
import { eventually } from '../../support/eventually';
import { the } from '../../support/the';
import { startHookedWorld, type HookedWorld } from '../../support/world/hooked-world';
import type { PulledOrder } from '../../support/world/answers';

let hooked: HookedWorld;
let database: DataSource;
beforeAll(async () => {
  hooked = await startHookedWorld();
  database = hooked.world.app.get(DataSource);
  await hooked.watch();
});
afterAll(() => hooked.close());
afterEach(async () => {
  await noneWaits();
  jest.restoreAllMocks();
  hooked.road.fate = () => 'pass';
});

const place = (): number => hooked.world.shop.orders.place({ lines: [{ productId: 101 }] }).id;
const reads = (): number =>
  hooked.world.shop.journal.calls.filter(
    ({ method, route }) => method === 'GET' && route === '/orders',
  ).length;
const noneWaits = (): Promise<void> =>
  eventually(async () => {
    expect((await hooked.status()).hints).toMatchObject({ waiting: 0, failure: null });
  });
/** Contents of an order that were stored and published. */
const published = async (orderId: number): Promise<PulledOrder[]> => {
  const { body } = await hooked.world.api.get('/orders/events?limit=200').expect(200);
  const { items } = body as { items: { order: PulledOrder; publishedAt: string | null }[] };
  return items
    .filter(({ order, publishedAt }) => order.orderId === orderId && publishedAt !== null)
    .map(({ order }) => order);
};
const arrived = (orderId: number, states = 1): Promise<void> =>
  eventually(async () => {
    expect(await published(orderId)).toHaveLength(states);
  });

describe('an order that the shop tells of', () => {
  it('is published within two seconds of the delivery, in most cases', async () => {
    const times: number[] = [];
    for (let count = 0; count < 9; count += 1) {
      const id = place();
      const start = performance.now();
      await hooked.tell();
      await arrived(id);
      times.push(performance.now() - start);
    }
    expect(the(times.sort((a, b) => a - b)[4])).toBeLessThan(2_000);
  });

  it('twice is read once more at the most, and published once', async () => {
    hooked.road.fate = () => 'twice';
    const id = place();
    await hooked.tell();
    await arrived(id);
    await noneWaits();
    expect(await published(id)).toHaveLength(1);
    const rows = await database.query<{ count: number }[]>(
      `SELECT count(*)::int AS "count" FROM "wc_webhook_deliveries" WHERE "subject_id" = $1`,
      [id],
    );
    // The shop told of its making and of a change of it, each of them two times.
    expect(the(rows[0]).count).toBeLessThanOrEqual(2);
  });

  it('is what the shop shows, whatever the delivery said', async () => {
    const id = place();
    await hooked.tell();
    await arrived(id);
    await hooked.road.take(await hooked.signed('order.updated', { id, total: '0.01' }));
    await noneWaits();
    expect(await published(id)).toHaveLength(1);
  });

  it('while it is being read is read again', async () => {
    const { orders } = hooked.world.app.get(StoreClients).get('default');
    const find = orders.find.bind(orders);
    const id = place();
    const order = the(hooked.world.shop.orders.orders.get(id));
    const spy = jest.spyOn(orders, 'find').mockImplementationOnce(async (ids) => {
      const page = await find(ids);
      // It changes behind the reading, and the shop tells of that before the reading has ended.
      hooked.world.shop.orders.change(order, { customer_note: 'leave it at the door' });
      await hooked.road.take(await hooked.signed('order.updated', { id, step: 2 }));
      return page;
    });
    await hooked.road.take(await hooked.signed('order.updated', { id, step: 1 }));
    await arrived(id, 2);
    expect((await published(id)).map(({ customer }) => customer.note).sort()).toEqual([
      '',
      'leave it at the door',
    ]);
    expect(spy.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it('and that is gone by then is let go', async () => {
    const id = place();
    hooked.world.shop.orders.orders.delete(id);
    await hooked.road.take(await hooked.signed('order.deleted', { id }));
    await noneWaits();
    expect(await published(id)).toEqual([]);
  });
});

describe('a hint', () => {
  it('waits while the shop does not answer, and is read when it is back', async () => {
    const id = place();
    const fault = hooked.world.shop.faults.add({ kind: 'bad-gateway' });
    await hooked.road.take(await hooked.signed('order.created', { id }));
    await eventually(async () => {
      expect((await hooked.status()).hints).toMatchObject({
        waiting: 1,
        failure: { code: 'STORE_ERROR' },
      });
    });
    hooked.world.shop.faults.remove(fault);
    await eventually(async () => {
      await hooked.world.databaseClock.advance(2_000);
      await hooked.world.app.get(LookForWork).execute();
      expect(await published(id)).toHaveLength(1);
    });
  });

  it('survives a reading that ends in an error of our own', async () => {
    const id = place();
    jest
      .spyOn(hooked.world.app.get(OrderIntake), 'store')
      .mockRejectedValueOnce(new Error('out of order'));
    await hooked.road.take(await hooked.signed('order.created', { id }));
    await eventually(async () => {
      await hooked.world.databaseClock.advance(2_000);
      await hooked.world.app.get(LookForWork).execute();
      expect(await published(id)).toHaveLength(1);
    });
  });

  it('of the same order again and again leads to a reading a second at the most', async () => {
    const id = place();
    const before = reads();
    const start = performance.now();
    for (let count = 0; count < 200; count += 1)
      await hooked.road.take(await hooked.signed('order.updated', { id, count }));
    await arrived(id);
    await noneWaits();
    const seconds = (performance.now() - start) / 1_000;
    expect(reads() - before).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  });
});
