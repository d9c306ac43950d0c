import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RetentionRepository, type History } from '../../../domain/ledger/retention.repository';

/**
 * Most failures of unknown things that a store keeps: nobody reads more, and anybody can make them.
 */
const MOST_UNKNOWN = 1_000;

/**
 * $1 days, $2 limit. Rows that another process has taken are skipped, so that no two wait for each
 * other.
 */
const STATEMENTS: Readonly<Record<History, string>> = {
  items: `
    DELETE FROM "wc_sync_items" WHERE "id" IN (
      SELECT "id" FROM "wc_sync_items"
       WHERE "status" = 'completed' AND "completed_at" < wc_now() - make_interval(days => $1)
       ORDER BY "completed_at" LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  'unknown-items': `
    WITH unknown AS (
      SELECT i."id", i."updated_at",
             row_number() OVER (PARTITION BY i."store_id" ORDER BY i."updated_at" DESC) AS "place"
        FROM "wc_sync_items" i
       WHERE i."status" = 'failed' AND i."error_code" IN ('PRODUCT_NOT_IN_ERP', 'CATEGORY_NOT_IN_ERP', 'ORDER_UNKNOWN')
         AND NOT EXISTS (SELECT 1 FROM "wc_product_sync_mappings" m
                          WHERE m."store_id" = i."store_id" AND m."internal_product_id" = i."product_id")
    )
    DELETE FROM "wc_sync_items" WHERE "id" IN (
      SELECT "id" FROM "wc_sync_items"
       WHERE "status" = 'failed' AND "id" IN (
         SELECT "id" FROM unknown
          WHERE "place" > ${MOST_UNKNOWN} OR "updated_at" < wc_now() - make_interval(days => $1) LIMIT $2)
       FOR UPDATE SKIP LOCKED)`,
  audit: `
    DELETE FROM "wc_sync_audit" WHERE "id" IN (
      SELECT "id" FROM "wc_sync_audit" WHERE "started_at" < wc_now() - make_interval(days => $1)
       ORDER BY "started_at" LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  // A run goes with its batches once no item names them any more.
  runs: `
    WITH old AS (
      SELECT r."id" FROM "wc_sync_runs" r
       WHERE r."status" <> 'running' AND r."completed_at" < wc_now() - make_interval(days => $1)
         AND NOT EXISTS (SELECT 1 FROM "wc_sync_batches" b JOIN "wc_sync_items" i ON i."batch_id" = b."id"
                          WHERE b."run_id" = r."id")
       ORDER BY r."completed_at" LIMIT $2 FOR UPDATE SKIP LOCKED
    ), batches AS (
      DELETE FROM "wc_sync_batches" WHERE "run_id" IN (SELECT "id" FROM old)
    )
    DELETE FROM "wc_sync_runs" WHERE "id" IN (SELECT "id" FROM old)`,
  // What a run has seen matters only until it ends; $1 is not asked for its age.
  'run-products': `
    DELETE FROM "wc_sync_run_products" WHERE ("run_id", "product_id") IN (
      SELECT p."run_id", p."product_id" FROM "wc_sync_run_products" p
        LEFT JOIN "wc_sync_runs" r ON r."id" = p."run_id"
       WHERE r."status" IS DISTINCT FROM 'running' AND $1::int >= 0 LIMIT $2 FOR UPDATE OF p SKIP LOCKED)`,
  'order-pulls': `
    DELETE FROM "wc_order_pulls" WHERE "id" IN (
      SELECT "id" FROM "wc_order_pulls" WHERE "ended_at" < wc_now() - make_interval(days => $1)
       ORDER BY "ended_at" LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  'order-checks': `
    DELETE FROM "wc_order_checks" WHERE "id" IN (
      SELECT "id" FROM "wc_order_checks" WHERE "started_at" < wc_now() - make_interval(days => $1) LIMIT $2)`,
  // A repeat after that finds in the shop what was done. What is about no order of the shop goes,
  // too.
  'order-commands': `
    DELETE FROM "wc_order_commands" WHERE "id" IN (
      SELECT "id" FROM "wc_order_commands"
       WHERE "done_at" < wc_now() - make_interval(days => $1)
          OR ("error_code" = 'ORDER_UNKNOWN' AND "received_at" < wc_now() - make_interval(days => $1))
       LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  // A comparison goes with all that it found.
  'drift-runs': `
    WITH old AS (
      SELECT "id" FROM "wc_drift_runs"
       WHERE "status" <> 'running' AND "ended_at" < wc_now() - make_interval(days => $1)
       ORDER BY "ended_at" LIMIT $2 FOR UPDATE SKIP LOCKED
    ), findings AS (
      DELETE FROM "wc_drift_findings" WHERE "run_id" IN (SELECT "id" FROM old)
    )
    DELETE FROM "wc_drift_runs" WHERE "id" IN (SELECT "id" FROM old)`,
  // The last of each topic tells since when a shop is silent.
  'webhook-deliveries': `
    DELETE FROM "wc_webhook_deliveries" WHERE ctid IN (
      SELECT d.ctid FROM "wc_webhook_deliveries" d
       WHERE d."received_at" < wc_now() - make_interval(days => $1)
         AND EXISTS (SELECT 1 FROM "wc_webhook_deliveries" x
                      WHERE x."store_id" = d."store_id" AND x."topic" = d."topic"
                        AND x."received_at" > d."received_at")
       ORDER BY d."received_at" LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  flows: `
    DELETE FROM "wc_flows" WHERE ctid IN (
      SELECT ctid FROM "wc_flows" WHERE "at" < wc_now() - make_interval(days => $1)
       ORDER BY "at" LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  // One that waits stays, whatever its age.
  hints: `
    DELETE FROM "wc_shop_hints" WHERE ctid IN (
      SELECT ctid FROM "wc_shop_hints"
       WHERE "due_at" IS NULL AND "read_at" < wc_now() - make_interval(days => $1)
       LIMIT $2 FOR UPDATE SKIP LOCKED)`,
  // The order's key stays: by it the next pull sees that this state was published already.
  orders: `
    WITH old AS (
      SELECT "event_id" FROM "wc_outbox" WHERE "published_at" < wc_now() - make_interval(days => $1)
       ORDER BY "published_at" LIMIT $2 FOR UPDATE SKIP LOCKED
    ), emptied AS (
      UPDATE "wc_orders" SET "payload" = NULL, "detail" = NULL WHERE "event_id" IN (SELECT "event_id" FROM old)
    )
    DELETE FROM "wc_outbox" WHERE "event_id" IN (SELECT "event_id" FROM old)`,
};

/**
 * Replaces the counts of completed items by their sums. Readers see one or the other, and another
 * process finds none.
 */
const FOLD_COUNTS = `
  WITH folded AS (
    DELETE FROM "wc_completed_counts" WHERE "id" IN (SELECT "id" FROM "wc_completed_counts" FOR UPDATE SKIP LOCKED)
    RETURNING "store_id", "outcome", "count"
  )
  INSERT INTO "wc_completed_counts" ("store_id", "outcome", "count")
  SELECT "store_id", "outcome", sum("count") FROM folded GROUP BY 1, 2 HAVING sum("count") <> 0`;

/** Retention in PostgreSQL. */
@Injectable()
export class TypeOrmRetentionRepository extends RetentionRepository {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async prune(history: History, days: number, limit: number): Promise<number> {
    const [, deleted] = await this.database.query<[unknown[], number]>(STATEMENTS[history], [
      days,
      limit,
    ]);
    return deleted;
  }

  override async foldCounts(): Promise<void> {
    await this.database.query(FOLD_COUNTS);
  }
}
