import { Clock } from '../../../libs/woocommerce-sync/src/application/ports/clock.port';
import { ReconcileCatalog } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/reconcile-catalog.use-case';
import { SweepLeases } from '../../../libs/woocommerce-sync/src/application/use-cases/scheduled/sweep-leases.use-case';
import { eventually } from '../../support/eventually';
import { onTestServer } from '../../support/database/test-server';
import { the } from '../../support/the';
import { startWorld, type World } from '../../support/world/world';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let world: World;
let id: string;
beforeEach(async () => {
  world = await startWorld({ products: 0 });
  ({ id } = await world.erp.putSilently({ sku: 'TIMED' }));
  await world.api.sync(id);
});
afterEach(() => world.close());

const isPriced = (regular: string): Promise<void> =>
  eventually(() => {
    expect(world.shop.priceOf('TIMED')).toBe(regular);
  });

/**
 * Waits until one item waits, and for as long as it should: in seconds from now by the database's
 * clock.
 */
const nextTry = (check: (seconds: number) => void): Promise<void> =>
  eventually(() =>
    onTestServer(async (server) => {
      const { rows } = await server.query<{ seconds: number }>(
        `SELECT extract(epoch FROM next_attempt_at - wc_now())::float8 AS seconds
           FROM wc_sync_items WHERE status = 'pending'`,
      );
      expect(rows).toHaveLength(1);
      check(the(rows[0]).seconds);
    }, new URL(world.databaseUrl).pathname.slice(1)),
  );

describe('a price after a quiet time', () => {
  it.each([
    ['13 minutes', 13 * MINUTE_MS],
    ['20 minutes', 20 * MINUTE_MS],
    ['38 minutes', 38 * MINUTE_MS],
    ['400 days', 400 * DAY_MS],
    ['a clock that stepped back by an hour', -60 * MINUTE_MS],
    ['a clock that stepped back by 400 days', -400 * DAY_MS],
  ])('of %s comes to the shop', async (_case, ms) => {
    await world.databaseClock.advance(ms);
    await world.erp.setPrice(id, '11.00');
    await isPriced('11.00');
    await world.databaseClock.advance(ms);
    await world.erp.setPrice(id, '12.00');
    await isPriced('12.00');
    await world.quiet();
  });
});

describe('a change that no event tells of', () => {
  it('is found though the database’s clock was a day ahead at the last reading, and stepped back', async () => {
    const reconcile = world.app.get(ReconcileCatalog);
    await world.databaseClock.advance(DAY_MS);
    await reconcile.execute('default');
    await world.databaseClock.advance(-DAY_MS);
    world.erp.cypher.editSilently([{ id, patch: { price: { regular: '11.00' } } }]);
    await reconcile.execute('default');
    await isPriced('11.00');
    world.erp.cypher.editSilently([{ id, patch: { price: { regular: '12.00' } } }]);
    await reconcile.execute('default');
    await isPriced('12.00');
  });
});

describe.each([
  ['ten minutes fast', 10 * MINUTE_MS],
  ['ten minutes slow', -10 * MINUTE_MS],
])('a process whose clock is %s', (_case, offMs) => {
  beforeEach(() => {
    jest.spyOn(world.app.get(Clock), 'now').mockImplementation(() => new Date(Date.now() + offMs));
  });

  it('tries again after seconds, by the database’s time', async () => {
    await world.erp.setPrice(id, '11.00');
    await isPriced('11.00');
    await world.quiet();
    // An ERP that serves what was before the last change is asked again after 2, 4 and 8 seconds.
    world.erp.cypher.faults.set({ staleIds: [id] });
    await world.api.tell('pricing.price_changed', id);
    await nextTry((seconds) => {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(2.5);
    });
    world.erp.cypher.faults.clear();
    await world.quiet();
    expect(await world.api.status()).toMatchObject({
      failed: 0,
    });
  });

  it('ends a pause after seconds, by the database’s time', async () => {
    world.shop.faults.add({ kind: 'reset-before-applying', method: 'POST', times: 1 });
    await world.erp.setPrice(id, '11.00');
    const { pausedUntil } = await eventually(async () => {
      const body = await world.api.status();
      const { store } = (body as { lane: { breakers: { store: { pausedUntil: string | null } } } })
        .lane.breakers;
      expect(store).toMatchObject({ phase: 'open' });
      return store;
    });
    const left = Date.parse(the(pausedUntil)) - (await world.databaseClock.now()).getTime();
    expect(left).toBeLessThan(2.5 * SECOND_MS);
    expect(left).toBeGreaterThan(-60 * SECOND_MS);
    await isPriced('11.00');
  });

  it('writes once more when a call that it gave up must be over, by the database’s time', async () => {
    world.shop.faults.add({ kind: 'gateway-timeout-after-applying', method: 'POST', times: 1 });
    await world.erp.setPrice(id, '11.00');
    await nextTry((seconds) => {
      expect(seconds).toBeGreaterThan(60);
      expect(seconds).toBeLessThan(101);
    });
    const writes = (): number =>
      world.shop.journal.entries.filter(({ fields }) => fields['regular_price'] === '11.00').length;
    const before = writes();
    await world.databaseClock.advance(100 * SECOND_MS);
    await world.app.get(SweepLeases).execute();
    await eventually(() => {
      expect(writes()).toBe(before + 1);
    });
    await world.quiet();
  });
});
