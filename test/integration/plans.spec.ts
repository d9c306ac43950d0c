import { randomUUID } from 'node:crypto';
import { SecretRegistry } from '@cypher/platform';
import { TypeOrmRetentionRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-retention.repository';
import { TypeOrmRunScanRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-run-scan.repository';
import { TypeOrmSyncRunRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/runs/typeorm-sync-run.repository';
import type {
  Delivery,
  Settlement,
  SyncRequest,
} from '../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { QueryPlans, WHOLE_TABLE } from '../support/database/query-plans';
import { the } from '../support/the';

const ITEMS = 'wc_sync_items';
const COMPLETED = 1_000_000;
const WAITING = 20_000;
const FAILED = 1_000;
const LIMITS = { maxBatchSize: 100, maxWindow: 10, targetCallMs: 5_000, gatherMs: 0, share: 1 };
const FILTER = { storeId: 'default', syncType: 'price', errorCode: 'SKU_SHARED' } as const;

/**
 * What is due, what flies already, what else waits for the chosen products, and the rows
 * themselves.
 */
const CLAIM_INDEXES = new Set([
  'idx_wc_sync_items_due',
  'idx_wc_sync_items_flying',
  'uq_wc_sync_items_pending',
  'pk_wc_sync_items',
]);

let ledger: TestLedger;
let plans: QueryPlans;

const sql = (statement: string): Promise<unknown> => ledger.database.query(statement);

/** Items of one status: of products `prefix-1` and on, with the columns that tell the status. */
const insertItems = (count: number, prefix: string, columns: Readonly<Record<string, string>>) =>
  sql(`
    INSERT INTO ${ITEMS} (id, store_id, product_id, sync_type, lane, priority, payload, requested_at, deadline,
                          next_attempt_at, created_at, ${Object.keys(columns).join(', ')})
    SELECT md5('${prefix}' || n)::uuid, 'default', '${prefix}-' || n, 'price', 'product', 1, '{"origin": {"via": "event", "actor": "test"}}',
           now() - interval '1 minute', now() + make_interval(secs => n % 600), now() - interval '1 minute', now(),
           ${Object.values(columns).join(', ')}
      FROM generate_series(1, ${count}) n`);

beforeAll(async () => {
  ledger = await openLedger();
  plans = new QueryPlans(ledger.database);
  // Statistics are as this test says, not as the moment has it.
  await sql(`ALTER TABLE ${ITEMS} SET (autovacuum_enabled = off)`);
  await insertItems(COMPLETED, 'done', {
    status: `'completed'`,
    outcome: `'synced'`,
    completed_at: `now() - make_interval(mins => n % 40000)`,
  });
  await sql(`ANALYZE`);
}, 240_000);
afterAll(() => ledger.close());

function aRequest(subjectId: string, more: Partial<SyncRequest> = {}): SyncRequest {
  return {
    storeId: 'default',
    subjectKind: 'product',
    subjectId,
    syncType: 'price',
    origin: { via: 'event', actor: 'pricing.price_changed' },
    ...more,
  };
}

async function claim(): Promise<Delivery> {
  const claimed = await ledger.repository.claim('default', LIMITS);
  if (claimed.kind !== 'delivery') throw new Error(`Expected a delivery, got ${claimed.kind}`);
  return claimed.delivery;
}

const openCall = ({ token, items }: Delivery): Promise<boolean> =>
  ledger.repository.openCall({
    token,
    storeId: 'default',
    callId: randomUUID(),
    action: 'products.batch',
    request: [],
    doubts: items.map(({ subjectId: productId }) => ({ productId, groups: ['price'] })),
  });

function settle(delivery: Delivery): Promise<boolean> {
  const settlement: Settlement = {
    token: delivery.token,
    storeId: delivery.storeId,
    items: delivery.items,
    mappings: [],
    doubts: [],
    staleMappings: [],
    closedCalls: [],
    followUps: [aRequest('follow-up')],
    laneState: (present) => present,
  };
  for (const [position, item] of delivery.items.entries()) {
    if (position % 2 === 0) item.complete('synced', 5001, new Date());
    else item.release({ code: 'STORE_TIMEOUT', message: 'no answer' }, new Date(), true);
  }
  return ledger.repository.settle(settlement);
}

/** Every way in which the ledger is used, each with how it reads the items. */
async function everyPlan(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { repository, database } = ledger;
  const runs = new TypeOrmSyncRunRepository(database);
  const scans = new TypeOrmRunScanRepository(database, new SecretRegistry([]));
  const retention = new TypeOrmRetentionRepository(database);
  const requests = Array.from({ length: 300 }, (_, number) => aRequest(`pending-${number * 7}`));
  const reads: Record<string, readonly string[]> = {};
  const note = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    reads[name] = await plans.readsOf(ITEMS, work);
  };

  await note('request', () => repository.request(requests));
  let delivery: Delivery | null = null;
  await note('claim', async () => (delivery = await claim()));
  await note('openCall', () => openCall(the(delivery)));
  await note('settle', () => settle(the(delivery)));
  await claim();
  await sql(`UPDATE wc_sync_flights SET lease_until = now() - interval '1 second'`);
  await note('sweep', () => repository.sweepLeases());
  await note('failed list', () => ledger.items.findFailed(FILTER, 50, null));
  const { nextCursor } = await ledger.items.findFailed({ storeId: 'default' }, 50, null);
  await note('failed list, next page', () => ledger.items.findFailed(FILTER, 50, nextCursor));
  await note('retry by schedule', () =>
    ledger.items.retryFailed({ storeId: 'default' }, 'schedule'),
  );
  await note('retry by a person', () => ledger.items.retryFailed(FILTER, 'person'));
  await note('backlog', () => ledger.lanes.backlog('default'));
  await note('status', () => ledger.lanes.stats('default'));
  await note('standing', () => ledger.mappings.findStanding('default', 'mapped'));
  await note('prune items', () => retention.prune('items', 14, 1_000));
  await note('prune runs', () => retention.prune('runs', 14, 1_000));

  const run = await runs.start('default', false, 'test');
  const token = randomUUID();
  await scans.take(the(run).id, token);
  const page = { nextCursor: null, productIds: [], unchanged: 0, unreadable: 0 };
  const bulk = Array.from({ length: 150 }, (_, number) =>
    aRequest(`bulk-${number}`, { bulk: true }),
  );
  await note('a page of a full sync', () =>
    scans.savePage(the(run).id, token, { ...page, requests: bulk }),
  );
  await note('progress of a full sync', () => runs.findProgress(the(run).id));
  await note('cancel of a full sync', () => runs.cancel(the(run).id));
  return reads;
}

/** A queue that has work of every kind. */
async function fillQueue(prefix: string): Promise<void> {
  await insertItems(WAITING, `${prefix}pending`, { status: `'pending'` });
  await insertItems(FAILED, `${prefix}failed`, {
    status: `'failed'`,
    attempts: '1',
    error_code: `'SKU_SHARED'`,
    last_attempt: `now() - interval '1 hour'`,
  });
  await sql(`
    INSERT INTO wc_product_sync_mappings (store_id, internal_product_id, woo_commerce_product_id, last_synced, sync_status)
    VALUES ('default', 'mapped', 1, now(), 'in_sync') ON CONFLICT DO NOTHING`);
}

/** What was done without an index, by name. */
const withoutIndex = (reads: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.keys(reads).filter(
    (name) => reads[name]?.length === 0 || reads[name]?.includes(WHOLE_TABLE),
  );

describe('with a million completed items', () => {
  it('no statement reads all items of a queue that was empty when it was analysed and is full now', async () => {
    await fillQueue('first-');
    const reads = await everyPlan();
    expect(withoutIndex(reads)).toEqual([]);
    expect(new Set(reads['claim'])).toEqual(CLAIM_INDEXES);
  });

  it('no statement reads all items of a queue that was full when it was analysed', async () => {
    await fillQueue('second-');
    await sql(`ANALYZE ${ITEMS}`);
    const reads = await everyPlan();
    expect(withoutIndex(reads)).toEqual([]);
    expect(new Set(reads['claim'])).toEqual(CLAIM_INDEXES);
  });

  it('no plan calls the time function: all have its text in its place', async () => {
    await everyPlan();
    expect(plans.timeCalls).toEqual([]);
    await sql(`
      CREATE OR REPLACE FUNCTION wc_now() RETURNS timestamptz LANGUAGE plpgsql STABLE
      AS 'BEGIN RETURN statement_timestamp(); END'`);
    await plans.readsOf(ITEMS, () => ledger.items.retryFailed(FILTER, 'schedule'));
    expect(plans.timeCalls).not.toEqual([]);
  });

  it('this test would see it if one did', async () => {
    const reads = await plans.readsOf(ITEMS, () =>
      sql(`SELECT count(*) FROM ${ITEMS} WHERE requests > 7`),
    );
    expect(reads).toEqual([WHOLE_TABLE]);
  });
});
