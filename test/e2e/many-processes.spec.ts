import { eventually } from '../support/eventually';
import { onTestServer } from '../support/test-server';
import { startWorld, type World } from '../support/world';

const API = '/api/v1/woocommerce';
const PROCESSES = 3;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ORDER_PULL_CRON: '*/2 * * * * *' } });
  for (let process = 1; process < PROCESSES; process += 1) await world.join();
});
afterAll(() => world.close());

describe('three processes with a schedule', () => {
  const TICK_MS = 2_000;
  let scheduled: World;
  beforeAll(async () => {
    scheduled = await startWorld({ products: 0, settings: { FULL_SYNC_CRON: '*/2 * * * * *' } });
    for (let process = 1; process < PROCESSES; process += 1) await scheduled.join();
  });
  afterAll(() => scheduled.close());

  it('start one full sync per tick', async () => {
    const from = new Date();
    const database = new URL(scheduled.databaseUrl).pathname.slice(1);
    const runsSince = (): Promise<number> =>
      onTestServer(async (server) => {
        const { rowCount } = await server.query(
          `SELECT 1 FROM wc_sync_runs WHERE started_at > $1 AND status = 'completed'`,
          [from],
        );
        return rowCount ?? 0;
      }, database);
    const runs = await eventually(
      async () => {
        const count = await runsSince();
        expect(count).toBeGreaterThanOrEqual(5);
        return count;
      },
      { timeout: 40_000 },
    );
    const ticks = Math.floor(Date.now() / TICK_MS) - Math.floor(from.getTime() / TICK_MS);
    // One more, of a tick whose work was still to begin.
    expect(runs).toBeLessThanOrEqual(ticks + 1);
  });
});

describe('three processes', () => {
  it('do the work of a tick once', async () => {
    const pulls = () =>
      world.shop.journal.calls.filter(({ route }) => route === '/orders').map(({ startedAt }) => startedAt);
    await eventually(
      () => {
        expect(pulls().length).toBeGreaterThanOrEqual(3);
      },
      { timeout: 15_000 },
    );
    const ticks = pulls().map((at) => Math.floor(at / 2_000));
    expect(new Set(ticks).size).toBe(ticks.length);
  });

  it('never write one product in two calls at once, and send no product twice', async () => {
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 40, workers: 4 };
    const products = await Promise.all(
      Array.from({ length: 300 }, (_, number) =>
        world.erp.cypher.put({ sku: `MANY-${number}` }, { silent: true }),
      ),
    );
    const ids = products.map(({ item }) => item.id);
    const events = (ids: readonly string[]) => [{ type: 'product.created', data: { productIds: ids } }];
    await world
      .call('post', `${API}/events`)
      .send({ events: events(ids) })
      .expect(202);
    await eventually(
      () => {
        expect(world.shop.catalogue.products.size).toBe(300);
      },
      { timeout: 20_000 },
    );
    // Change everything while it may still be under way somewhere: three times, so that flights meet.
    for (const price of ['11.00', '12.00', '13.00']) {
      for (const id of ids) await world.erp.cypher.edit(id, { price: { regular: price } });
    }
    await eventually(
      async () => {
        const { body } = await world.call('get', `${API}/sync/status`);
        expect(body).toMatchObject({ pending: 0, syncing: 0, failed: 0 });
      },
      { timeout: 30_000 },
    );

    const { entries, calls } = world.shop.journal;
    const span = new Map(calls.map((call) => [call.callId, call]));
    const byProduct = new Map<number, { startedAt: number; endedAt: number }[]>();
    for (const { id, resource, callId } of entries) {
      if (resource !== 'product') continue;
      const { startedAt, endedAt } = span.get(callId)!;
      byProduct.set(id, [...(byProduct.get(id) ?? []), { startedAt, endedAt: endedAt! }]);
    }
    for (const writes of byProduct.values()) {
      writes.slice(1).forEach((write, index) => {
        expect(write.startedAt).toBeGreaterThanOrEqual(writes[index]!.endedAt);
      });
    }
    expect(entries.filter(({ kind }) => kind === 'create')).toHaveLength(300);
    for (const product of world.shop.catalogue.products.values()) expect(product.regular_price).toBe('13.00');
  }, 90_000);
});
