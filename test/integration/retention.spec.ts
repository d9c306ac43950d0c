import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { PruneHistory } from '../../libs/woocommerce-sync/src/application/use-cases/prune-history.use-case';
import { TypeOrmRetentionRepository } from '../../libs/woocommerce-sync/src/infrastructure/persistence/typeorm-retention.repository';
import { openLedger, type TestLedger } from '../support/ledger';

const DAYS = { items: 14, runs: 14, 'run-products': 14, audit: 90 };

let ledger: TestLedger;
let prune: PruneHistory;
beforeAll(async () => {
  Logger.overrideLogger(false);
  ledger = await openLedger();
  prune = new PruneHistory(new TypeOrmRetentionRepository(ledger.database), {
    daysOf: (history) => DAYS[history],
  });
});
afterAll(() => ledger.close());
beforeEach(() => ledger.empty());

const sql = <T>(statement: string, parameters: unknown[] = []): Promise<T[]> =>
  ledger.database.query(statement, parameters);

/** Items of one status that ended some days ago. */
async function items(status: string, daysAgo: number, count: number, batchId: string | null = null) {
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
  await sql(`INSERT INTO "wc_sync_run_products" ("run_id", "product_id") VALUES ($1, 'A'), ($1, 'B')`, [id]);
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
    expect(await sql(`SELECT "status", count(*)::int FROM "wc_sync_items" GROUP BY 1 ORDER BY 1`)).toEqual([
      { status: 'completed', count: 3 },
      { status: 'failed', count: 4 },
      { status: 'pending', count: 5 },
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
    expect(await sql(`SELECT DISTINCT "run_id" FROM "wc_sync_run_products"`)).toEqual([{ run_id: running }]);
  });

  it('of a run stays while a failed item still names one of its batches', async () => {
    const run = await aRun('completed', 20);
    const [batch] = await sql<{ id: string }>(`SELECT "id" FROM "wc_sync_batches" WHERE "run_id" = $1`, [
      run,
    ]);
    await items('failed', 20, 1, batch!.id);
    await prune.execute();
    expect(await count('wc_sync_runs')).toBe(1);
  });

  it('is deleted by several processes at once without one waiting for another', async () => {
    await items('completed', 20, 5_000);
    const pruned = await Promise.all([prune.execute(), prune.execute(), prune.execute()]);
    expect(await count('wc_sync_items')).toBe(0);
    expect(pruned.reduce((sum, rows) => sum + rows, 0)).toBe(5_000);
  });
});
