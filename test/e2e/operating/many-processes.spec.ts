import { eventually } from '../../support/eventually';
import { onTestServer } from '../../support/database/test-server';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

const PROCESSES = 3;
const TICK_MS = 2_000;

let world: World;
beforeAll(async () => {
  world = await startWorld({ products: 0, settings: { ORDER_PULL_CRON: '*/2 * * * * *' } });
  for (let process = 1; process < PROCESSES; process += 1) await world.join();
});
afterAll(() => world.close());

/**
 * Sees work done at least five times, and no more often than its schedule ticks every two seconds.
 */
async function expectOncePerTick(
  doneSince: (from: Date) => number | Promise<number>,
): Promise<void> {
  const reaches = (from: Date, count: number) =>
    eventually(
      async () => {
        const done = await doneSince(from);
        expect(done).toBeGreaterThanOrEqual(count);
        return done;
      },
      { timeout: 40_000 },
    );
  // What waited while the processes started does not count.
  await reaches(new Date(0), 1);
  const from = new Date();
  const done = await reaches(from, 5);
  const ticks = Math.floor(Date.now() / TICK_MS) - Math.floor(from.getTime() / TICK_MS);
  // One more, of a tick whose work was still to begin.
  expect(done).toBeLessThanOrEqual(ticks + 1);
}

/** As `DATABASE_POOL_SIZE` of the test's processes. */
const OWN_CONNECTIONS = 8;
const QUEUE_CONNECTIONS = 14;

describe('three processes with a schedule', () => {
  let scheduled: World;
  beforeAll(async () => {
    scheduled = await startWorld({ products: 0, settings: { FULL_SYNC_CRON: '*/2 * * * * *' } });
    for (let process = 1; process < PROCESSES; process += 1) await scheduled.join();
  });
  afterAll(() => scheduled.close());

  it('start one full sync per tick', async () => {
    const database = new URL(scheduled.databaseUrl).pathname.slice(1);
    const runsSince = (from: Date): Promise<number> =>
      onTestServer(async (server) => {
        const { rowCount } = await server.query(
          `SELECT 1 FROM wc_sync_runs WHERE started_at > $1 AND status = 'completed'`,
          [from],
        );
        return rowCount ?? 0;
      }, database);
    await expectOncePerTick(runsSince);
  });
});

describe('three processes', () => {
  it('do the work of a tick once', async () => {
    const pullsSince = (from: Date): number =>
      world.shop.journal.calls.filter(
        ({ route, startedAt }) => route === '/orders' && startedAt > from.getTime(),
      ).length;
    await expectOncePerTick(pullsSince);
  });

  it('leave PostgreSQL connections for others, wherever their queues are', async () => {
    const [count] = await onTestServer(
      async (server) =>
        (
          await server.query<{ held: number }>(
            `SELECT count(*)::int AS held FROM pg_stat_activity
              WHERE datname = current_database() AND pid <> pg_backend_pid()`,
          )
        ).rows,
      new URL(world.databaseUrl).pathname.slice(1),
    );
    expect(the(count).held).toBeLessThanOrEqual(PROCESSES * (OWN_CONNECTIONS + QUEUE_CONNECTIONS));
  });

  it('never write one product in two calls at once, and send no product twice', async () => {
    world.shop.workers.model = { ...world.shop.workers.model, perCall: 40, workers: 4 };
    const products = await Promise.all(
      Array.from({ length: 300 }, (_, number) => world.erp.putSilently({ sku: `MANY-${number}` })),
    );
    const ids = products.map(({ id }) => id);
    const events = (ids: readonly string[]) => [
      { type: 'product.created', data: { productIds: ids } },
    ];
    await world.api
      .post('/events')
      .send({ events: events(ids) })
      .expect(202);
    await eventually(
      () => {
        expect(world.shop.catalogue.products.size).toBe(300);
      },
      { timeout: 60_000 },
    );
    // Change everything while it may still be under way somewhere: three times, so that deliveries
    // meet.
    for (const price of ['11.00', '12.00', '13.00']) {
      for (const id of ids) await world.erp.setPrice(id, price);
    }
    await eventually(
      async () => {
        expect(await world.api.status()).toMatchObject({ pending: 0, syncing: 0, failed: 0 });
        const prices = world.shop.products().map((product) => product.regular_price);
        expect(new Set(prices)).toEqual(new Set(['13.00']));
      },
      { timeout: 60_000 },
    );

    const { entries, calls } = world.shop.journal;
    const span = new Map(calls.map((call) => [call.callId, call]));
    const byProduct = new Map<number, { startedAt: number; endedAt: number }[]>();
    for (const { id, resource, callId } of entries) {
      if (resource !== 'product') continue;
      const { startedAt, endedAt } = the(span.get(callId));
      byProduct.set(id, [...(byProduct.get(id) ?? []), { startedAt, endedAt: the(endedAt) }]);
    }
    for (const writes of byProduct.values()) {
      writes.slice(1).forEach((write, index) => {
        expect(write.startedAt).toBeGreaterThanOrEqual(the(writes[index]).endedAt);
      });
    }
    expect(entries.filter(({ kind }) => kind === 'create')).toHaveLength(300);
  }, 180_000);
});
