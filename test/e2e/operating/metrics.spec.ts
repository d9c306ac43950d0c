import { LaneRepository } from '../../../libs/woocommerce-sync/src/domain/lane/lane.repository';
import { eventually } from '../../support/eventually';
import { startWorld, type World } from '../../support/world/world';

/** Scrapes are limited to 600 a minute. */
const SPARING = { pause: 200 };
/** Gauges are read from the ledger every five seconds at most. */
const STALE = { ...SPARING, timeout: 30_000 };

let world: World;
beforeAll(async () => {
  world = await startWorld({
    products: 0,
    settings: { METRICS_PUBLIC: 'true' },
  });
});
afterAll(() => world.close());
afterEach(() => jest.restoreAllMocks());

const scrape = async (): Promise<string> =>
  (await world.call('get', '/metrics', null).expect(200)).text;

/**
 * The value of a series as Prometheus reads it; null for none. Labels in the order in which they
 * are written.
 */
async function metric(series: string): Promise<number | null> {
  const line = (await scrape()).split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length));
}

/** Puts a product into the ERP and syncs it, well or not; answers its id. */
async function putAndSync(fields: object): Promise<string> {
  const { id } = await world.erp.putSilently(fields);
  await world.api.sync(id);
  return id;
}

describe('the metrics', () => {
  it('count items by how they ended, and calls by how they were answered', async () => {
    const id = await putAndSync({});
    await world.api.sync(id);
    await putAndSync({ price: { regular: '10.00', sale: '20.00' } });
    const ended = (outcome: string) =>
      metric(`wc_sync_items_settled_total{store="default",type="product",outcome="${outcome}"}`);
    const calls = world.shop.writeCalls().length;
    // They count what is committed: whoever waits for an item may hear of its end a moment sooner.
    await eventually(async () => {
      expect([await ended('synced'), await ended('skipped'), await ended('failed')]).toEqual([
        1, 1, 1,
      ]);
      expect(await metric('wc_sync_write_calls_total{store="default",outcome="answered"}')).toBe(
        calls,
      );
      expect(await metric('wc_sync_write_call_duration_seconds_count{store="default"}')).toBe(
        calls,
      );
    }, SPARING);
    await eventually(async () => {
      expect(await metric('wc_sync_failed_items{store="default",type="product"}')).toBe(1);
    }, STALE);
  });

  it('count orders that were pulled and told of', async () => {
    for (let number = 0; number < 3; number += 1) world.shop.orders.place({});
    await world.api.post('/pull/orders').expect(200);
    await world.api.post('/pull/orders').expect(200);
    expect(await metric('wc_orders_pulled_total{store="default"}')).toBe(3);
    expect(await metric('wc_order_events_published_total')).toBe(3);
  });

  it('show what waits, since when, and why: the breaker, the pause and the pace', async () => {
    const id = await putAndSync({});
    world.shop.faults.add({ kind: 'rate-limit', retryAfter: '600' });
    await world.erp.setPrice(id, '12.00');
    await eventually(async () => {
      expect(await metric('wc_sync_pending_items{store="default",type="price"}')).toBe(1);
      expect(await metric('wc_sync_breaker_phase{store="default",phase="open"}')).toBe(1);
      expect(await metric('wc_sync_oldest_pending_seconds{store="default"}')).toBeGreaterThan(0);
    }, STALE);
    expect(await metric('wc_sync_breaker_phase{store="default",phase="closed"}')).toBe(0);
    expect(await metric('wc_sync_paused_seconds{store="default"}')).toBeGreaterThan(500);
    expect(await metric('wc_sync_overdue_items{store="default"}')).toBe(0);
    expect(await metric('wc_sync_calls_in_flight{store="default"}')).toBe(0);
    expect(await metric('wc_sync_batch_size{store="default"}')).toBe(20);
    expect(await metric('wc_sync_window{store="default"}')).toBe(1);
    expect(
      await metric('wc_sync_write_calls_total{store="default",outcome="STORE_RATE_LIMITED"}'),
    ).toBe(1);
    expect(
      await metric('wc_sync_items_settled_total{store="default",type="price",outcome="postponed"}'),
    ).toBe(1);
  });

  it('ask the ledger once for many scrapes, and are there without it', async () => {
    const ask = jest
      .spyOn(world.app.get(LaneRepository), 'backlog')
      .mockRejectedValue(new Error('away'));
    await eventually(async () => {
      expect(await metric('wc_sync_window{store="default"}')).toBeNull();
    }, STALE);
    await Promise.all([scrape(), scrape(), scrape()]);
    // One more where the reading has gone stale just then.
    expect(ask.mock.calls.length).toBeLessThanOrEqual(2);
    expect(await metric('wc_orders_pulled_total{store="default"}')).toBe(3);
  });
});
