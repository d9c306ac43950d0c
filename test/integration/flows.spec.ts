import { randomUUID } from 'node:crypto';
import { FoldFlows } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/fold-flows.use-case';
import type {
  FlowFigures,
  Series,
} from '../../libs/woocommerce-sync/src/application/use-cases/overview/read-series.use-case';
import { ReadSeries } from '../../libs/woocommerce-sync/src/application/use-cases/overview/read-series.use-case';
import type { StoreClients } from '../../libs/woocommerce-sync/src/application/ports/store-client.port';
import type {
  Delivery,
  SyncRequest,
} from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import type { SyncType } from '../../libs/woocommerce-sync/src/domain/ledger/sync-type';
import { TypeOrmFlowRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/page/typeorm-flow.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };
const HOUR_MS = 3_600_000;
const NOON = new Date('2026-12-01T12:00:10Z');

let ledger: TestLedger;
let flows: TypeOrmFlowRepository;
let fold: FoldFlows;
let series: ReadSeries;
beforeAll(async () => {
  ledger = await openLedger();
  flows = new TypeOrmFlowRepository(ledger.database);
  fold = new FoldFlows(flows);
  series = new ReadSeries(flows, { get: () => ({}) } as unknown as StoreClients);
});
afterAll(() => ledger.close());
beforeEach(async () => {
  await ledger.empty();
  await ledger.clock.freeze(NOON);
});

const aRequest = (subjectId: string, syncType: SyncType = 'price', bulk = false): SyncRequest => ({
  storeId: 'default',
  subjectKind: 'product',
  subjectId,
  syncType,
  bulk,
  origin: { via: 'event', actor: 'test' },
});

/** Claims what waits, opens one call with all of it, and ends it some seconds later. */
async function deliver(
  afterMs: number,
  end: (item: Delivery['items'][number], now: Date) => void,
): Promise<void> {
  const claim = await ledger.repository.claim('default', LIMITS);
  if (claim.kind !== 'delivery') throw new Error(`Expected a delivery, got ${claim.kind}`);
  const { token, items, storeId } = claim.delivery;
  const doubts = items.map(({ subjectId }) => ({
    productId: subjectId,
    groups: ['price' as const],
  }));
  const call = { callId: randomUUID(), action: 'products.batch', request: [], doubts };
  expect(await ledger.repository.openCall({ ...call, token, storeId })).toBe(true);
  await ledger.clock.advance(afterMs);
  const now = await ledger.clock.now();
  for (const item of items) end(item, now);
  await ledger.repository.settle({
    token,
    storeId,
    items,
    mappings: [],
    doubts: [],
    staleMappings: [],
    closedCalls: [],
    followUps: [],
    laneState: (present) => present,
  });
}

const figures = (from: Series, type: SyncType): FlowFigures =>
  the(from.types.find((one) => one.type === type)).totals;

it('counts what came, what joined, what ended how and how soon, and the calls saved', async () => {
  await ledger.repository.request(['A', 'B', 'A', 'A'].map((id) => aRequest(id)));
  await ledger.repository.request([aRequest('A'), aRequest('C', 'stock')]);
  await deliver(4_000, (item, now) => {
    if (item.subjectId === 'B') item.complete('skipped', 5, now);
    else item.complete('synced', 5, now);
  });
  expect(await fold.execute()).toBeGreaterThan(0);

  const hour = await series.execute('default', 'hour');
  expect(figures(hour, 'price')).toEqual({
    cameIn: 5,
    joined: 3,
    synced: 1,
    skipped: 1,
    superseded: 0,
    failed: 0,
    calls: 1,
    sent: 2,
    p50Seconds: 4,
    p95Seconds: expect.any(Number),
    savedCalls: 2,
  });
  expect(figures(hour, 'stock')).toMatchObject({
    cameIn: 1,
    joined: 0,
    synced: 1,
    calls: 0,
    sent: 1,
  });
  expect(hour.totals).toMatchObject({ cameIn: 6, synced: 2, calls: 1, savedCalls: 3 });
  expect(hour.at).toHaveLength(60);
  expect(hour.at.at(-1)).toEqual(new Date('2026-12-01T12:00:00Z'));
  expect(hour.points.cameIn.at(-1)).toBe(6);
  expect(await flows.lastConfirmedAt('default')).toEqual(new Date('2026-12-01T12:00:14Z'));
  expect(await series.execute('ro', 'hour')).toMatchObject({
    totals: { cameIn: 0, p50Seconds: null },
  });
});

it('counts no call of a lease that has run out', async () => {
  await ledger.repository.request([aRequest('A')]);
  const claim = await ledger.repository.claim('default', LIMITS);
  if (claim.kind !== 'delivery') throw new Error(`Expected a delivery, got ${claim.kind}`);
  const { token, storeId } = claim.delivery;
  await ledger.clock.advance(3_600_000);
  const call = { callId: randomUUID(), action: 'products.batch', request: [], doubts: [] };
  expect(await ledger.repository.openCall({ ...call, token, storeId })).toBe(false);
  await fold.execute();
  expect((await series.execute('default', 'day')).totals).toMatchObject({ cameIn: 1, calls: 0 });
});

it('counts a failure once, and tells no latency of bulk', async () => {
  await ledger.repository.request([aRequest('A'), aRequest('B', 'product', true)]);
  await deliver(2_000, (item, now) => {
    if (item.subjectId === 'A') item.fail({ code: 'X', message: 'x' }, false, now, 0);
    else item.complete('synced', 5, now);
  });
  await fold.execute();
  await fold.execute();
  const hour = await series.execute('default', 'hour');
  expect(figures(hour, 'price')).toMatchObject({ failed: 1, synced: 0 });
  expect(figures(hour, 'product')).toMatchObject({ synced: 1, p50Seconds: null });
});

it('loses and doubles nothing while several processes add up', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `P${index}`);
  await Promise.all([
    ...ids.map((id) => ledger.repository.request([aRequest(id)])),
    ...Array.from({ length: 8 }, () => flows.fold(7)),
  ]);
  await Promise.all(Array.from({ length: 8 }, () => flows.fold(7)));
  await fold.execute();
  const hour = await series.execute('default', 'hour');
  expect(hour.totals).toMatchObject({ cameIn: 40, joined: 0 });
});

it('keeps what is older than a day by the hour, and the sums stay', async () => {
  await ledger.repository.request([aRequest('A'), aRequest('B')]);
  await fold.execute();
  await ledger.clock.advance(60_000);
  await ledger.repository.request([aRequest('C')]);
  await fold.execute();
  const rows = async (): Promise<unknown> =>
    ledger.database.query(
      'SELECT "seconds", sum("came_in")::int AS "cameIn", count(*)::int AS "rows" FROM "wc_flows" GROUP BY 1',
    );
  expect(await rows()).toEqual([{ seconds: 60, cameIn: 3, rows: 2 }]);
  await ledger.clock.advance(28 * HOUR_MS);
  await fold.execute();
  expect(await rows()).toEqual([{ seconds: 3_600, cameIn: 3, rows: 1 }]);
  const week = await series.execute('default', 'week');
  expect(week.totals.cameIn).toBe(3);
  expect(week.points.cameIn.at(-29)).toBe(3);
  expect((await series.execute('default', 'day')).totals.cameIn).toBe(0);
});
