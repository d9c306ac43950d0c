import { randomUUID } from 'node:crypto';
import { Metrics, SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import type {
  Delivery,
  Settlement,
  SyncRequest,
} from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import {
  wooCommerceSyncEntities,
  wooCommerceSyncMigrations,
} from '../../libs/woocommerce-sync/src/infrastructure/persistence/schema';
import type { SyncItemState } from '../../libs/woocommerce-sync/src/domain/ledger/sync-item-state';
import { TypeOrmSyncItemRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/items/typeorm-sync-item.repository';
import { TypeOrmLaneRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/lane/typeorm-lane.repository';
import { TypeOrmSyncRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/ledger/typeorm-sync.repository';
import { TypeOrmRunScanRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-run-scan.repository';
import { TypeOrmSyncRunRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-sync-run.repository';
import { SystemClock } from '../../libs/woocommerce-sync/src/infrastructure/system-clock';
import { startCommitCutter, type CommitCutter, type Cut } from '../support/database/commit-cutter';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { the } from '../support/the';

const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };
const CUTS: readonly Cut[] = ['before the commit', 'after the commit'];

let database: TestDatabase;
let cutter: CommitCutter;
let source: DataSource;
let metrics: Metrics;
let ledger: TypeOrmSyncRepository;
let runs: TypeOrmSyncRunRepository;
let scans: TypeOrmRunScanRepository;

beforeEach(async () => {
  database = await createTestDatabase(wooCommerceSyncMigrations);
  cutter = await startCommitCutter(database.url);
  source = await new DataSource({
    type: 'postgres',
    url: cutter.url,
    entities: wooCommerceSyncEntities,
    poolErrorHandler: () => undefined,
  }).initialize();
  const secrets = new SecretRegistry([]);
  metrics = new Metrics();
  ledger = new TypeOrmSyncRepository(source, new SystemClock(), secrets, new SyncCounters(metrics));
  runs = new TypeOrmSyncRunRepository(source);
  scans = new TypeOrmRunScanRepository(source, secrets);
});
afterEach(async () => {
  await source.destroy();
  await cutter.close();
  await database.drop();
});

const aRequest = (subjectId: string): SyncRequest => ({
  storeId: 'default',
  subjectKind: 'product',
  subjectId,
  syncType: 'price',
  origin: { via: 'event', actor: 'pricing.price_changed' },
});

/** The one item that a delivery was about, as it stands. */
async function itemOf({ items }: Settlement): Promise<Readonly<SyncItemState> | undefined> {
  const [item] = await new TypeOrmSyncItemRepository(source).findMany(items.map(({ id }) => id));
  return item;
}

/** A delivery of one product that was written, with something more that it asks for. */
async function aDelivery(): Promise<Settlement> {
  await ledger.request([aRequest('A')]);
  const claim = await ledger.claim('default', LIMITS);
  if (claim.kind !== 'delivery') throw new Error(`Expected a delivery, got ${claim.kind}`);
  const { delivery } = claim;
  const callId = randomUUID();
  await ledger.openCall({
    token: delivery.token,
    storeId: 'default',
    callId,
    action: 'x',
    request: [],
    doubts: [],
  });
  for (const item of delivery.items) item.complete('synced', 5001, delivery.claimedAt);
  return settlementOf(delivery, callId);
}

function settlementOf(delivery: Delivery, callId: string): Settlement {
  return {
    token: delivery.token,
    storeId: delivery.storeId,
    items: delivery.items,
    mappings: [],
    doubts: [],
    staleMappings: [],
    closedCalls: [{ callId, answer: { ok: true }, errorCode: null, durationMs: 12 }],
    followUps: [aRequest('FOLLOW-UP')],
    laneState: (present) => ({
      ...present,
      pace: { ...present.pace, batchSize: present.pace.batchSize + 1 },
    }),
  };
}

describe('a settlement whose connection breaks', () => {
  it.each(CUTS)('%s is recorded once, and known to be', async (cut) => {
    const settlement = await aDelivery();
    cutter.cutNext(cut);
    expect(await ledger.settle(settlement)).toBe(true);
    expect(cutter.cuts).toBe(1);

    expect(await itemOf(settlement)).toMatchObject({
      status: 'completed',
      outcome: 'synced',
    });
    const waiting = await database.query(
      `SELECT product_id, requests FROM wc_sync_items WHERE status = 'pending'`,
    );
    expect(waiting).toEqual([{ product_id: 'FOLLOW-UP', requests: 1 }]);
    expect(await new TypeOrmLaneRepository(source).status('default')).toMatchObject({
      batchSize: 21,
      callsInFlight: 0,
    });
    expect(await database.query('SELECT answer FROM wc_sync_audit')).toEqual([
      { answer: { ok: true } },
    ]);
    expect(await metrics.registry.metrics()).toContain(
      'wc_sync_items_settled_total{store="default",type="price",outcome="synced"} 1',
    );
    // Once more, as by a process that has slept: it is nobody's any more.
    expect(await ledger.settle(settlement)).toBe(false);
  });

  it('is not taken for recorded when it was another that took the items away', async () => {
    const settlement = await aDelivery();
    cutter.cutNext('before the commit');
    const settling = ledger.settle(settlement);
    await database.query('DELETE FROM wc_sync_flights');
    expect(await settling).toBe(false);
    expect(await itemOf(settlement)).toMatchObject({ status: 'syncing' });
  });

  it('is recorded though its lease ran out while nobody could renew it, unless it was swept', async () => {
    const settlement = await aDelivery();
    cutter.cutNext('before the commit');
    const settling = ledger.settle(settlement);
    await database.query(`UPDATE wc_sync_flights SET lease_until = '2020-01-01'`);
    expect(await settling).toBe(true);
    expect(await itemOf(settlement)).toMatchObject({ outcome: 'synced' });
  });
});

describe('a sweep whose connection breaks', () => {
  it('leaves those that were cut off as well the time to settle, and then sweeps', async () => {
    const settlement = await aDelivery();
    await database.query(`UPDATE wc_sync_flights SET lease_until = '2020-01-01'`);
    cutter.cutNext('before the commit');
    const startedMs = performance.now();
    expect(await ledger.sweepLeases()).toEqual(['default']);
    expect(performance.now() - startedMs).toBeGreaterThan(5_000);
    expect(await itemOf(settlement)).toMatchObject({
      status: 'pending',
      tries: 1,
    });
  });
});

describe('a page of a full sync whose connection breaks', () => {
  it.each(CUTS)('%s is recorded once, and so is what is gone', async (cut) => {
    const run = the(await runs.start('default', false, 'test'));
    const token = randomUUID();
    await scans.take(run.id, token);
    const page = {
      nextCursor: 'next',
      productIds: ['A', 'B'],
      unchanged: 1,
      unreadable: 0,
      requests: [{ ...aRequest('A'), bulk: true }],
    };
    cutter.cutNext(cut);
    expect(await scans.savePage(run.id, token, page)).toBe(true);
    cutter.cutNext(cut);
    expect(
      await scans.savePage(run.id, token, { ...page, nextCursor: null, productIds: ['C'] }),
    ).toBe(true);
    cutter.cutNext(cut);
    expect(
      await scans.saveGone(run.id, token, [{ ...aRequest('GONE'), takeDownIfMissing: true }]),
    ).toBe(true);
    cutter.cutNext(cut);
    await scans.end(run.id, token, null);
    expect(cutter.cuts).toBe(4);

    const progress = await runs.findProgress(run.id);
    expect(progress).toMatchObject({
      run: { totalProducts: 3, unchanged: 2, gone: 1, pagesRead: true, scanEnded: true },
      operations: 2,
    });
  });
});
