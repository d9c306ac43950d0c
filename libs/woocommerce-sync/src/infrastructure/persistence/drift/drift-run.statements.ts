/** How long a process may be silent before another carries a comparison out, in seconds. */
export const DRIFT_LEASE_SECONDS = 60;

/** Columns of a comparison. */
export const RUN_COLUMNS = `
  "id", "store_id" AS "storeId", "scope", "source", "asked_source" AS "askedSource", "status",
  "requested_by" AS "requestedBy", "products", "variations", "under_way" AS "underWay", "note",
  "error_code" AS "errorCode", "error_message" AS "errorMessage", "started_at" AS "startedAt", "ended_at" AS "endedAt"`;

/** $1 store: what watching did not find anything in goes. */
export const FORGET = `
  DELETE FROM "wc_drift_runs" r
   WHERE r."store_id" = $1 AND r."scope" = 'watch' AND r."status" = 'completed'
     AND NOT EXISTS (SELECT 1 FROM "wc_drift_findings" f WHERE f."run_id" = r."id")`;

/** $1 id, $2 store, $3 scope, $4 source, $5 who. */
export const START = `
  INSERT INTO "wc_drift_runs" ("id", "store_id", "scope", "asked_source", "requested_by")
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT ("store_id") WHERE "status" = 'running' DO NOTHING
  RETURNING ${RUN_COLUMNS}`;

/** $1 id, $2 token, $3 seconds: the right to carry it out, from its beginning. */
export const TAKE = `
  WITH taken AS (
    UPDATE "wc_drift_runs"
       SET "token" = $2, "lease_until" = wc_now() + make_interval(secs => $3), "products" = 0, "variations" = 0,
           "under_way" = 0, "source" = NULL, "note" = NULL
     WHERE "id" = $1 AND "status" = 'running' AND ("lease_until" IS NULL OR "lease_until" < wc_now())
    RETURNING *
  ), forgotten AS (
    DELETE FROM "wc_drift_findings" f USING taken t WHERE f."run_id" = t."id"
  ), unmet AS (
    DELETE FROM "wc_drift_met" m USING taken t WHERE m."run_id" = t."id"
  )
  SELECT ${RUN_COLUMNS} FROM taken`;

/** $1 id, $2 token, $3 seconds. */
export const KEEP = `
  UPDATE "wc_drift_runs" SET "lease_until" = wc_now() + make_interval(secs => $3)
   WHERE "id" = $1 AND "status" = 'running' AND "token" = $2`;

/** $1 id, $2 token, $3 code, $4 message. */
export const END = `
  WITH ended AS (
    UPDATE "wc_drift_runs"
       SET "status" = CASE WHEN $3::text IS NULL THEN 'completed' ELSE 'failed' END, "error_code" = $3,
           "error_message" = $4, "ended_at" = wc_now(), "token" = NULL, "lease_until" = NULL
     WHERE "id" = $1 AND "status" = 'running' AND "token" = $2
    RETURNING "id"
  )
  DELETE FROM "wc_drift_met" m USING ended e WHERE m."run_id" = e."id"`;
