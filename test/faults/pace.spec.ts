import { PullOrders } from '../../libs/woocommerce-sync/src/application/use-cases/orders/pull-orders.use-case';
import { SweepLeases } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/sweep-leases.use-case';
import { ISyncRepository } from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import type { JournalCall } from '../../apps/sandbox/src/store/journal/journal';
import type { StoreDoubleOptions } from '../../apps/sandbox/src/store/store-options';
import { eventually } from '../support/eventually';
import { the } from '../support/the';
import { startWorld, type World } from '../support/world/world';

const HOUR_MS = 3_600_000;
/** No call takes so long that it makes the next ones smaller, however slow the machine. */
const PATIENT = { WOOCOMMERCE_TARGET_CALL_MS: '60000' };
const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };

let world: World;
let ids: readonly string[];
afterEach(() => world.close());

/** A world whose shop shows so many products, and that has nothing to do. */
async function aWorldOf(
  products: number,
  store: StoreDoubleOptions,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  world = await startWorld({
    products: 0,
    store,
    settings: { WOOCOMMERCE_GATHER_MS: '0', ...settings },
  });
  const made = await Promise.all(
    Array.from({ length: products }, (_, number) =>
      world.erp.putSilently({ sku: `PACE-${number}` }),
    ),
  );
  ids = made.map(({ id }) => id);
  await world.api.tell('product.created', ...ids);
  await atRest();
}

/** Waits until all is done, and the lane is well. */
async function atRest(): Promise<void> {
  await eventually(
    async () => {
      expect(await world.api.status()).toMatchObject({
        pending: 0,
        syncing: 0,
        failed: 0,
        lane: { phase: 'closed' },
      });
    },
    { timeout: 40_000 },
  );
}

/** Most calls that began within one second. */
function mostPerSecond(calls: readonly JournalCall[]): number {
  const starts = calls.map(({ startedAt }) => startedAt);
  return Math.max(
    0,
    ...starts.map((from) => starts.filter((at) => at >= from && at < from + 1_000).length),
  );
}

describe('a store that gets slower and slower', () => {
  it('gets smaller calls that stay near their target time, and every change', async () => {
    const model = { perCall: 5, perUpdate: 5, perUpdateTrimmed: 5, workers: 2 };
    await aWorldOf(
      200,
      { model },
      { WOOCOMMERCE_TARGET_CALL_MS: '300', WOOCOMMERCE_MAX_BATCH_SIZE: '40' },
    );
    const before = await world.api.status();
    const sent = world.shop.journal.calls.length;
    world.shop.workers.slowDown({ perCall: 0.5, perSecond: 0, most: 10 });
    await world.reprice(ids, '11.00');
    await atRest();
    await world.reprice(ids, '12.00');
    await atRest();

    expect(world.shop.prices()).toEqual(new Set(['12.00']));
    expect([world.shop.writesOfPrice('11.00'), world.shop.writesOfPrice('12.00')]).toEqual([
      200, 200,
    ]);
    const { lane } = await world.api.status();
    // Alone or not: where it shows depends on whether a call flew alone since.
    expect(the(lane.costs?.perItemMs.update) * lane.slowdown).toBeGreaterThan(2 * model.perUpdate);
    expect(lane.lastFault).toBeNull();
    const slow = world.shop.journal.calls.slice(sent);
    // Most of them: now and then a larger call tries what the shop bears.
    const sizes = slow.slice(-11).map(({ writes }) => writes);
    expect(the(sizes.toSorted((one, other) => one - other)[5])).toBeLessThan(
      before.lane.batchSize / 2,
    );
    // What the shop takes for them at its slowest, whatever else this machine does meanwhile.
    const last = slow
      .slice(-5)
      .map(({ writes }) => (model.perCall + model.perUpdate * writes) * 10);
    for (const ms of last) expect(ms).toBeLessThan(3 * 300);
    // The products were made in so many calls within a second, or in longer on a slower machine.
    const seconds = (the(the(slow.at(-1)).endedAt) - the(slow[0]).startedAt) / 1_000;
    expect(slow.length / seconds).toBeLessThan(sent);
  }, 90_000);
});

describe('a store that answers 429 to everything for a while', () => {
  it('is left alone but for a probe now and then, and gets no more calls a second afterwards than before', async () => {
    const model = { perCall: 250, perUpdate: 2, perUpdateTrimmed: 2, workers: 2 };
    const settings = { WOOCOMMERCE_MAX_BATCH_SIZE: '20', WOOCOMMERCE_MAX_CONCURRENCY: '2' };
    await aWorldOf(300, { model }, settings);
    await world.reprice(ids, '11.00');
    await atRest();
    const { calls } = world.shop.journal;
    const before = mostPerSecond(calls);

    const limitedFrom = calls.length;
    world.shop.faults.add({ kind: 'rate-limit' });
    await world.reprice(ids, '12.00');
    await eventually(
      async () => {
        const { lane, ...counts } = await world.api.status();
        expect(lane).toMatchObject({ phase: 'open', lastFault: { code: 'STORE_RATE_LIMITED' } });
        expect(lane.faultsInARow).toBeGreaterThanOrEqual(3);
        expect(counts).toMatchObject({ pending: 300, failed: 0 });
      },
      { timeout: 30_000 },
    );
    world.shop.faults.clear();
    const liftedFrom = calls.length;
    // The calls that flew when it began, and probes since.
    expect(liftedFrom - limitedFrom).toBeLessThanOrEqual(5);
    await atRest();

    expect(world.shop.prices()).toEqual(new Set(['12.00']));
    expect(world.shop.writesOfPrice('12.00')).toBe(300);
    // One more for where a second begins.
    expect(mostPerSecond(calls.slice(liftedFrom))).toBeLessThanOrEqual(before + 1);
  }, 90_000);
});

describe('a store that accepts at most 10 items per batch', () => {
  it('refuses a few calls, until the largest that fits is found', async () => {
    const model = {
      perCall: 10,
      perUpdate: 1,
      perUpdateTrimmed: 1,
      perCreate: 1,
      perCreateTrimmed: 1,
    };
    await aWorldOf(20, { model }, { WOOCOMMERCE_MAX_CONCURRENCY: '2', ...PATIENT });
    world.shop.maxBatch = 10;
    const more = await Promise.all(
      Array.from({ length: 600 }, (_, number) => world.erp.putSilently({ sku: `MORE-${number}` })),
    );
    await world.api.tell('product.created', ...more);
    await atRest();

    expect(world.shop.catalogue.products.size).toBe(620);
    expect((await world.api.status()).lane).toMatchObject({
      batchSize: 10,
      tooLarge: 11,
      lastFault: null,
    });
    const calls = world.shop.writeCalls();
    const refused = calls.filter(({ status }) => status === 413);
    // Five sizes are tried, each by at most the two calls that fly at once.
    const sizes = new Set(refused.map(({ writes }) => writes));
    expect(sizes.size).toBeGreaterThan(0);
    expect(sizes.size).toBeLessThanOrEqual(5);
    expect(refused.length).toBeLessThanOrEqual(2 * sizes.size);
    expect(calls.slice(-30).filter(({ status }) => status === 413)).toEqual([]);
    expect(calls.length - refused.length).toBeLessThanOrEqual(1.4 * 62);
  }, 90_000);
});

describe('a Retry-After of an hour, where pauses may be so long', () => {
  it('is obeyed by the lane and the schedules, is visible, and everything goes out after it', async () => {
    const settings = { ...PATIENT, WOOCOMMERCE_MAX_PAUSE_SECONDS: '7200' };
    await aWorldOf(60, { model: { perCall: 50 } }, settings);
    const { calls } = world.shop.journal;
    const before = mostPerSecond(calls);
    world.shop.faults.add({ kind: 'rate-limit', times: 1, retryAfter: '3600' });
    await world.reprice(ids.slice(0, 30), '11.00');
    const pausedUntil = await eventually(async () => {
      const { lane } = await world.api.status();
      expect(lane).toMatchObject({ phase: 'open', lastFault: { code: 'STORE_RATE_LIMITED' } });
      return the(lane.pausedUntil);
    });
    expect(Math.abs(Date.parse(pausedUntil) - Date.now() - HOUR_MS)).toBeLessThan(60_000);

    const askedUntil = calls.length;
    await world.reprice(ids.slice(30), '11.00');
    const sweep = world.app.get(SweepLeases);
    await sweep.execute();
    await world.app.get(PullOrders).executeForAllStores();
    const claim = await world.app.get(ISyncRepository).claim('default', LIMITS);
    expect(claim.kind === 'nothing' && claim.forMs).toBeGreaterThan(HOUR_MS - 60_000);
    expect(await world.api.status()).toMatchObject({
      pending: 60,
      syncing: 0,
      failed: 0,
      lane: { pausedUntil },
    });
    expect(calls).toHaveLength(askedUntil);

    await world.databaseClock.advance(HOUR_MS);
    await sweep.execute();
    await atRest();
    expect(world.shop.prices()).toEqual(new Set(['11.00']));
    expect(world.shop.writesOfPrice('11.00')).toBe(60);
    expect(mostPerSecond(calls.slice(askedUntil))).toBeLessThanOrEqual(before + 1);
  }, 60_000);
});
