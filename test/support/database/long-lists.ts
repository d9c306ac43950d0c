import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { SYNC_TYPES } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-type';
import { eventually } from '../eventually';
import { recordsOf } from '../../bench/scenarios/api/records';

/** Of the past. */
const SIZE = { items: 500_000, failed: 5_000, mappings: 50_000, audit: 100_000 };

/** Of the full sync that goes on: a hundred to a batch. */
const WAITING = 200_000;

/** Of the one of the day before yesterday. */
const OLD = 20_000;

/** A full sync of the day before yesterday, and one that goes on. */
export const OLD_RUN = '00000000-0000-4000-8000-00000000000a';
export const PRESENT_RUN = '00000000-0000-4000-8000-00000000000b';

/** One of which an outage left 200,000 failures, most of them by one cause. */
export const BROKEN = { storeId: 'broken' };

const PAYLOAD = '{"origin": {"via": "api", "actor": "test"}, "force": false}';

const FAILURES = `
  INSERT INTO wc_sync_items
    (store_id, product_id, sync_type, lane, priority, payload, requested_at, deadline,
     next_attempt_at, status, attempts, last_attempt, error_code, error_message, reason_key)
  SELECT 'broken', 'FAILED-' || n, (ARRAY['price','stock','product','image'])[n % 4 + 1],
         'product', 1,
         '${PAYLOAD}', now() - make_interval(secs => n * 0.1), now(), now(), 'failed', 3, now(),
         f.code, f.reason, wc_reason_key(f.reason)
    FROM generate_series(1, 200000) n CROSS JOIN LATERAL (
      SELECT CASE WHEN n % 100 = 0 THEN 'SKU_SHARED' ELSE 'STORE_TIMEOUT' END AS code,
             CASE WHEN n % 100 = 1 THEN NULL ELSE 'No answer in time' END AS reason) f`;

/** Of the failures that have words, as PostgreSQL makes it of them. */
export const REASON_KEY = createHash('md5').update('no answer in time').digest('hex');

/** A full sync with its batches, and an item of each hundred of them. */
const runOf = (id: string, count: number, startedAt: string, status: string): string[] => [
  `INSERT INTO wc_sync_runs
     (id, store_id, status, requested_by, force, scan_ended, started_at, completed_at)
   SELECT '${id}', 'default', '${status}', 'test', false, true, ${startedAt},
          CASE WHEN '${status}' = 'running' THEN NULL ELSE ${startedAt} + interval '1 hour' END`,
  `INSERT INTO wc_sync_batches (id, store_id, run_id, status, total_items, created_at)
   SELECT md5('${id}' || n)::uuid, 'default', '${id}', 'processing', 100, ${startedAt}
     FROM generate_series(0, ${count / 100 - 1}) n`,
  `INSERT INTO wc_sync_items
     (store_id, product_id, sync_type, lane, priority, payload, requested_at, deadline,
      next_attempt_at, status, outcome, completed_at, batch_id, error_code)
   SELECT 'default', '${id}-' || n, 'product', 'product', 1,
          '${PAYLOAD}', ${startedAt} + make_interval(secs => n * 0.01), now(), now(),
          CASE WHEN '${status}' = 'running' THEN 'pending' ELSE 'completed' END,
          CASE WHEN '${status}' = 'running' THEN NULL ELSE 'synced' END,
          CASE WHEN '${status}' = 'running' THEN NULL ELSE now() END, md5('${id}' || n / 100)::uuid,
          CASE WHEN '${status}' = 'running' AND n % 50000 = 7 THEN 'STORE_TIMEOUT' END
     FROM generate_series(0, ${count - 1}) n`,
];

const TYPES = `ARRAY['${SYNC_TYPES.join("','")}']`;

/** A day of flows, by the minute, and comparisons and pulls of two weeks. */
const REST = [
  `INSERT INTO wc_flows (store_id, at, sync_type, seconds, latency)
   SELECT 'default', date_trunc('minute', now()) - make_interval(mins => n), t, 60,
          array_fill(0, ARRAY[19])
     FROM generate_series(0, 1500) n, unnest(${TYPES}) t`,
  `INSERT INTO wc_flows (store_id, at, sync_type, seconds, latency)
   SELECT 'default', date_trunc('hour', now()) - make_interval(hours => n), t, 3600,
          array_fill(0, ARRAY[19])
     FROM generate_series(26, 9000) n, unnest(${TYPES}) t`,
  `INSERT INTO wc_order_pulls (id, store_id, since, started_at, ended_at, lease_until, orders)
   SELECT gen_random_uuid(), 'default', now(), now() - make_interval(mins => n), now(), now(),
          CASE WHEN n % 100 = 0 THEN 1 ELSE 0 END
     FROM generate_series(1, 20000) n`,
];

/**
 * Fills a database with very long lists: half a million items of the past, two full syncs, and a
 * store of which all failed. Takes some 40 s.
 */
export async function fillLongLists(database: DataSource): Promise<void> {
  const records = recordsOf(SIZE);
  const statements = [
    ...records,
    ...runOf(OLD_RUN, OLD, `now() - interval '2 days'`, 'completed'),
    ...runOf(PRESENT_RUN, WAITING, `now() - interval '1 hour'`, 'running'),
    ...REST,
    FAILURES,
  ];
  for (const statement of statements) await database.query(statement);
  // What PostgreSQL does by itself meanwhile may keep it from knowing that all see all rows.
  await eventually(async () => {
    await database.query('VACUUM ANALYZE');
    const [items] = await database.query<{ isSeen: boolean }[]>(`
      SELECT "relallvisible" > "relpages" * 0.99 AS "isSeen"
        FROM pg_class WHERE "relname" = 'wc_sync_items'`);
    expect(items?.isSeen).toBe(true);
  });
}
