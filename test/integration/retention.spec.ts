import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { Metrics, SecretRegistry } from '@cypher/platform';
import { PruneHistory } from '../../libs/woocommerce-sync/src/application/use-cases/scheduled/prune-history.use-case';
import type { OrderArrival } from '../../libs/woocommerce-sync/src/domain/orders/order-state';
import { anArrival, anOrder } from '../../libs/woocommerce-sync/src/domain/testing/orders';
import { SyncCounters } from '../../libs/woocommerce-sync/src/infrastructure/metrics/sync-counters';
import { TypeOrmOrderHistoryRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-order-history.repository';
import { TypeOrmOutboxRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-outbox.repository';
import { TypeOrmOrderRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/orders/typeorm-order.repository';
import { TypeOrmRetentionRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/audit/typeorm-retention.repository';
import { openLedger, type TestLedger } from '../support/database/ledger';
import { the } from '../support/the';

const DAYS = {
  items: 14,
  'unknown-items': 1,
  runs: 14,
  'run-products': 14,
  audit: 90,
  orders: 30,
  'order-pulls': 14,
  'order-checks': 14,
  'order-commands': 10,
  'drift-runs': 14,
  'webhook-deliveries': 3,
  hints: 3,
  flows: 400,
};

let ledger: TestLedger;
let orders: TypeOrmOrderRepository;
let history: TypeOrmOrderHistoryRepository;
let outbox: TypeOrmOutboxRepository;
let prune: PruneHistory;
beforeAll(async () => {
  Logger.overrideLogger(false);
  ledger = await openLedger();
  orders = new TypeOrmOrderRepository(
    ledger.database,
    new SyncCounters(new Metrics()),
    new SecretRegistry([]),
  );
  history = new TypeOrmOrderHistoryRepository(ledger.database);
  outbox = new TypeOrmOutboxRepository(ledger.database, new SyncCounters(new Metrics()));
  prune = new PruneHistory(new TypeOrmRetentionRepository(ledger.database), {
    daysOf: (history) => DAYS[history],
  });
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

const sql = <T>(statement: string, parameters: unknown[] = []): Promise<T[]> =>
  ledger.database.query(statement, parameters);

/** Items of one status that ended some days ago. */
async function items(
  status: string,
  daysAgo: number,
  count: number,
  batchId: string | null = null,
) {
  await sql(
    `INSERT INTO "wc_sync_items" ("store_id", "product_id", "sync_type", "lane", "priority", "status", "payload",
       "requested_at", "deadline", "next_attempt_at", "completed_at", "batch_id")
     SELECT 'default', $1::text || '-' || $2::int || '-' || n, 'price', 'product', 1, $1, '{}', now(), now(), now(),
            now() - make_interval(days => $2), $4
       FROM generate_series(1, $3::int) n`,
    [status, daysAgo, count, batchId],
  );
}

async function aRun(status: string, daysAgo: number): Promise<string> {
  const id = randomUUID();
  await sql(
    `INSERT INTO "wc_sync_runs" ("id", "store_id", "status", "force", "requested_by", "completed_at")
     VALUES ($1, 'default', $2::text, false, 'schedule',
             CASE WHEN $2::text = 'running' THEN NULL ELSE now() - make_interval(days => $3) END)`,
    [id, status, daysAgo],
  );
  await sql(
    `INSERT INTO "wc_sync_batches" ("id", "store_id", "run_id", "status") VALUES (gen_random_uuid(), 'default', $1, 'completed')`,
    [id],
  );
  await sql(
    `INSERT INTO "wc_sync_run_products" ("run_id", "product_id") VALUES ($1, 'A'), ($1, 'B')`,
    [id],
  );
  return id;
}

const count = async (table: string): Promise<number> =>
  (await sql<{ count: number }>(`SELECT count(*)::int AS "count" FROM "${table}"`))[0]?.count ?? 0;

describe('history', () => {
  it('of completed items goes when it is old enough; failed and open items stay whatever their age', async () => {
    await items('completed', 15, 2_500);
    await items('completed', 13, 3);
    await items('failed', 400, 4);
    await items('pending', 400, 5);
    await prune.execute();
    expect(
      await sql(`SELECT "status", count(*)::int FROM "wc_sync_items" GROUP BY 1 ORDER BY 1`),
    ).toEqual([
      { status: 'completed', count: 3 },
      { status: 'failed', count: 4 },
      { status: 'pending', count: 5 },
    ]);
  });

  it('is counted as it comes and goes, and the counts are added up to one per outcome', async () => {
    const completedBySum = async () => {
      const { completed, skipped, superseded } = await ledger.lanes.stats('default');
      const [row] = await sql(
        `SELECT count(*)::int AS "completed", count(*) FILTER (WHERE "outcome" = 'skipped')::int AS "skipped",
                count(*) FILTER (WHERE "outcome" = 'superseded')::int AS "superseded"
           FROM "wc_sync_items" WHERE "status" = 'completed'`,
      );
      expect({ completed, skipped, superseded }).toEqual(row);
      return completed;
    };
    await items('pending', 20, 300);
    await items('syncing', 20, 30);
    await items('failed', 20, 30);
    const end = (outcome: string, where: string) =>
      sql(
        `UPDATE "wc_sync_items" SET "status" = 'completed', "outcome" = '${outcome}' WHERE ${where}`,
      );
    await end('synced', `"status" = 'pending' AND "product_id" LIKE '%1'`);
    await end('skipped', `"status" = 'pending' AND "product_id" LIKE '%2'`);
    await end('synced', `"status" = 'syncing'`);
    await end('superseded', `"status" = 'failed' AND "product_id" LIKE '%3'`);
    expect(await completedBySum()).toBe(93);

    await sql(`UPDATE "wc_sync_items" SET "updated_at" = now()`);
    await sql(`UPDATE "wc_sync_items" SET "completed_at" = now() WHERE "outcome" = 'skipped'`);
    expect(await completedBySum()).toBe(93);
    expect(await count('wc_completed_counts')).toBeGreaterThan(3);

    await Promise.all([prune.execute(), prune.execute()]);
    expect(await completedBySum()).toBe(30);
    await prune.execute();
    expect(await sql(`SELECT "outcome", "count"::int FROM "wc_completed_counts"`)).toEqual([
      { outcome: 'skipped', count: 30 },
    ]);
  });

  it('of the audit goes after its own time', async () => {
    await sql(
      `INSERT INTO "wc_sync_audit" ("call_id", "store_id", "action", "requested_by", "request", "started_at")
       SELECT gen_random_uuid(), 'default', 'products.batch', '{}', '{}', now() - make_interval(days => n)
         FROM generate_series(80, 99) n`,
    );
    await prune.execute();
    expect(await count('wc_sync_audit')).toBe(10);
  });

  it('of a run goes with its batches, and what it has seen as soon as it has ended', async () => {
    const running = await aRun('running', 0);
    const recent = await aRun('completed', 1);
    await aRun('cancelled', 20);
    await prune.execute();
    const ids = (await sql<{ id: string }>(`SELECT "id" FROM "wc_sync_runs"`)).map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([running, recent]));
    expect(await count('wc_sync_batches')).toBe(2);
    expect(await sql(`SELECT DISTINCT "run_id" FROM "wc_sync_run_products"`)).toEqual([
      { run_id: running },
    ]);
  });

  it('of a run stays while a failed item still names one of its batches', async () => {
    const run = await aRun('completed', 20);
    const [batch] = await sql<{ id: string }>(
      `SELECT "id" FROM "wc_sync_batches" WHERE "run_id" = $1`,
      [run],
    );
    await items('failed', 20, 1, the(batch).id);
    await prune.execute();
    expect(await count('wc_sync_runs')).toBe(1);
  });

  describe('about what neither the ERP nor the shop knows', () => {
    const unknown = (count: number, daysAgo: number, code = 'PRODUCT_NOT_IN_ERP') =>
      sql(
        `INSERT INTO "wc_sync_items" ("store_id", "product_id", "sync_type", "lane", "priority", "status", "payload",
           "requested_at", "deadline", "next_attempt_at", "error_code", "updated_at")
         SELECT 'default', $1::text || '-' || $3::int || '-' || n, 'price', 'product', 1, 'failed', '{}', now(), now(), now(), $1,
                now() - make_interval(days => $3)
           FROM generate_series(1, $2::int) n`,
        [code, count, daysAgo],
      );

    it('and failed, goes after a day; other failures stay', async () => {
      await unknown(3, 2);
      await unknown(4, 0);
      await unknown(5, 400, 'SKU_SHARED');
      await prune.execute();
      expect(await count('wc_sync_items')).toBe(9);
    });

    it('and failed, is never more than a thousand', async () => {
      await unknown(3_500, 0);
      await unknown(10, 0, 'SKU_SHARED');
      await prune.execute();
      expect(await count('wc_sync_items')).toBe(1_010);
    });

    it('stays where the shop has it: somebody took it out of the ERP', async () => {
      await unknown(2, 30);
      await sql(
        `INSERT INTO "wc_product_sync_mappings" ("store_id", "internal_product_id", "woo_commerce_product_id", "last_synced", "sync_status")
         VALUES ('default', 'PRODUCT_NOT_IN_ERP-30-1', 5, now(), 'in_sync')`,
      );
      await prune.execute();
      expect(await count('wc_sync_items')).toBe(1);
    });
  });

  it('is deleted by several processes at once without one waiting for another', async () => {
    await items('completed', 20, 5_000);
    const pruned = await Promise.all([prune.execute(), prune.execute(), prune.execute()]);
    expect(await count('wc_sync_items')).toBe(0);
    expect(pruned.reduce((sum, rows) => sum + rows, 0)).toBe(5_000);
  });
});

describe('a comparison with the shop', () => {
  it('goes some time after it ended with all that it found; one that goes on stays', async () => {
    for (const [status, daysAgo] of [
      ['completed', 15],
      ['failed', 15],
      ['completed', 13],
      ['running', 99],
    ] as const) {
      const id = randomUUID();
      await sql(
        `INSERT INTO "wc_drift_runs" ("id", "store_id", "scope", "status", "requested_by", "started_at", "ended_at")
         VALUES ($1, 'default', 'whole', $2, 'test', now() - make_interval(days => $3), now() - make_interval(days => $4))`,
        [id, status, daysAgo, status === 'running' ? null : daysAgo],
      );
      await sql(
        `INSERT INTO "wc_drift_findings" ("run_id", "kind", "sku", "wanted", "shown")
         SELECT $1, 'unowned', 'A', '', 'publish' FROM generate_series(1, 3)`,
        [id],
      );
    }
    expect(await prune.execute()).toBe(2);
    const left = await sql<{ status: string }>(`SELECT "status" FROM "wc_drift_runs" ORDER BY 1`);
    expect(left.map(({ status }) => status)).toEqual(['completed', 'running']);
    expect(await count('wc_drift_findings')).toBe(6);
  });
});

describe('an order', () => {
  const order = (orderId: number, status = 'processing'): OrderArrival =>
    anArrival(
      anOrder({ orderId, status, customer: { id: 1, email: 'jo@example.com', note: '' } }),
      { contentDigest: `${orderId}-${status}` },
    );
  const ids = async (): Promise<number[]> =>
    (await history.listEvents({ storeId: 'default' }, 100, null)).items.map(
      (stored) => stored.order.orderId,
    );
  const store = (arrivals: readonly OrderArrival[]) =>
    orders.store('default', arrivals, { acknowledge: false, pullId: randomUUID() });
  const publishAll = () => outbox.publishPending(() => Promise.resolve());
  const publishedDaysAgo = (days: number, orderId: number) =>
    sql(
      `UPDATE "wc_outbox" SET "published_at" = now() - make_interval(days => $1) WHERE "event_id" LIKE 'default.' || $2::text || '.%'`,
      [days, orderId],
    );

  it('is forgotten with its customer some time after it was published, and is not published again', async () => {
    await store([order(1), order(2)]);
    await publishAll();
    await publishedDaysAgo(31, 1);
    await publishedDaysAgo(29, 2);
    expect(await prune.execute()).toBe(1);
    expect(await ids()).toEqual([2]);
    const rows = await sql(`SELECT o::text || COALESCE(x::text, '') AS "text" FROM "wc_orders" o
                              LEFT JOIN "wc_outbox" x USING ("event_id") WHERE o."order_id" = 1`);
    expect(rows).toEqual([{ text: expect.not.stringContaining('example.com') as string }]);

    expect(await store([order(1)])).toEqual([]);
    expect(await publishAll()).toBe(0);
  });

  it('is published once more when it says something new, though what it said before is forgotten', async () => {
    await store([order(1)]);
    await publishAll();
    await publishedDaysAgo(31, 1);
    await prune.execute();
    expect(await store([order(1, 'completed')])).toHaveLength(1);
    expect(await publishAll()).toBe(1);
    expect(await ids()).toEqual([1]);
  });

  it('is kept whatever its age while its event waits', async () => {
    await store([order(1)]);
    await sql(`UPDATE "wc_orders" SET "pulled_at" = now() - interval '400 days'`);
    await sql(`UPDATE "wc_outbox" SET "created_at" = now() - interval '400 days'`);
    expect(await prune.execute()).toBe(0);
    expect(await ids()).toEqual([1]);
    expect(await publishAll()).toBe(1);
  });

  it('is forgotten by several processes at once without one waiting for another', async () => {
    await sql(
      `INSERT INTO "wc_orders" ("store_id", "order_id", "event_id", "status", "payload")
       SELECT 'default', n, 'e' || n, 'processing', '{}' FROM generate_series(1, 3000) n`,
    );
    await sql(
      `INSERT INTO "wc_outbox" ("event_id", "topic", "payload", "published_at")
       SELECT "event_id", 'topic', '{}', now() - interval '31 days' FROM "wc_orders"`,
    );
    const pruned = await Promise.all([prune.execute(), prune.execute(), prune.execute()]);
    expect(pruned.reduce((sum, rows) => sum + rows, 0)).toBe(3_000);
    expect(await count('wc_outbox')).toBe(0);
    expect(await ids()).toEqual([]);
  });
});
