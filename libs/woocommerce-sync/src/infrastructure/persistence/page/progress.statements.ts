/** So many findings are counted. */
const MOST_FINDINGS = 10_000;

/** $1 run. What a run is expected to find, its store's last one found. */
export const FULL_SYNC_PROGRESS = `
  SELECT 'full-sync' AS "kind", r."id", r."store_id" AS "storeId", r."status" AS "state",
         r."requested_by" AS "requestedBy", r."total_products" AS "found",
         CASE WHEN r."scan_ended" THEN r."total_products" ELSE (
           SELECT GREATEST(p."total_products", r."total_products") FROM "wc_sync_runs" p
            WHERE p."store_id" = r."store_id" AND p."status" = 'completed' AND p."id" <> r."id"
            ORDER BY p."started_at" DESC LIMIT 1) END AS "expected",
         (r."unchanged" + b."skipped")::float8 AS "skipped", b."sent"::float8 AS "sent",
         b."failed"::float8 AS "failed", GREATEST(0, b."all" - b."sent" - b."skipped" - b."failed")::float8 AS "waiting",
         0 AS "differences", r."note", NULL AS "errorCode", NULL AS "errorMessage",
         r."started_at" AS "startedAt", r."completed_at" AS "endedAt", wc_now() AS "readAt"
    FROM "wc_sync_runs" r CROSS JOIN LATERAL (
      SELECT COALESCE(sum("total_items"), 0) AS "all", COALESCE(sum("success_count"), 0) AS "sent",
             COALESCE(sum("skipped_count"), 0) AS "skipped", COALESCE(sum("fail_count"), 0) AS "failed"
        FROM "wc_sync_batches" WHERE "run_id" = r."id") b
   WHERE r."id" = $1`;

/** $1 run. */
export const DRIFT_PROGRESS = `
  SELECT 'drift' AS "kind", r."id", r."store_id" AS "storeId", r."status" AS "state",
         r."requested_by" AS "requestedBy", r."products" + r."variations" AS "found",
         CASE WHEN r."scope" = 'whole' THEN (
           SELECT GREATEST(p."products" + p."variations", r."products" + r."variations") FROM "wc_drift_runs" p
            WHERE p."store_id" = r."store_id" AND p."status" = 'completed' AND p."scope" = 'whole'
              AND p."id" <> r."id" ORDER BY p."started_at" DESC LIMIT 1) END AS "expected",
         r."under_way" AS "skipped", 0 AS "sent", 0 AS "failed", 0 AS "waiting",
         (SELECT count(*)::int FROM (
            SELECT 1 FROM "wc_drift_findings" WHERE "run_id" = r."id" LIMIT ${MOST_FINDINGS}) f) AS "differences",
         r."note", r."error_code" AS "errorCode", r."error_message" AS "errorMessage",
         r."started_at" AS "startedAt", r."ended_at" AS "endedAt", wc_now() AS "readAt"
    FROM "wc_drift_runs" r WHERE r."id" = $1`;

/** $1 store. */
export const ADOPTION_PROGRESS = `
  SELECT 'adoption' AS "kind", r."id", r."store_id" AS "storeId", r."status" AS "state",
         r."requested_by" AS "requestedBy", r."products" + r."variations" + r."erp_products" AS "found",
         NULL::int AS "expected", 0 AS "skipped", 0 AS "sent", 0 AS "failed", 0 AS "waiting", 0 AS "differences",
         r."note", r."error_code" AS "errorCode", r."error_message" AS "errorMessage",
         r."started_at" AS "startedAt", r."ended_at" AS "endedAt", wc_now() AS "readAt"
    FROM "wc_adoption_runs" r WHERE r."store_id" = $1 ORDER BY r."started_at" DESC LIMIT 1`;
