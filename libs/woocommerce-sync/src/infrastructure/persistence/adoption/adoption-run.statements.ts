/** How long a process may be silent before another carries a reading out, in seconds. */
export const ADOPTION_LEASE_SECONDS = 60;

/** How often one is begun: where that many processes died of it, the next would, too. */
export const MOST_TAKES = 3;

/** Columns of a reading. */
export const RUN_COLUMNS = `
  "id", "store_id" AS "storeId", "status", "requested_by" AS "requestedBy", "products", "variations",
  "erp_products" AS "erpProducts", "note", "error_code" AS "errorCode", "error_message" AS "errorMessage",
  "started_at" AS "startedAt", "ended_at" AS "endedAt"`;

/** $1 id, $2 store, $3 who. */
export const START = `
  INSERT INTO "wc_adoption_runs" ("id", "store_id", "requested_by") VALUES ($1, $2, $3)
  ON CONFLICT ("store_id") WHERE "status" = 'running' DO NOTHING
  RETURNING ${RUN_COLUMNS}`;

/** $1 id, $2 token, $3 seconds: the right to carry it out, from its beginning. */
export const TAKE = `
  WITH taken AS (
    UPDATE "wc_adoption_runs"
       SET "token" = $2, "lease_until" = wc_now() + make_interval(secs => $3), "products" = 0, "variations" = 0,
           "erp_products" = 0, "note" = NULL,
           "takes" = "takes" + 1
     WHERE "id" = $1 AND "status" = 'running' AND ("lease_until" IS NULL OR "lease_until" < wc_now())
    RETURNING *
  )
  SELECT ${RUN_COLUMNS} FROM taken`;

/** $1 id, $2 token, $3 seconds, $4 products, $5 variations, $6 products of the ERP. */
export const KEEP = `
  UPDATE "wc_adoption_runs"
     SET "lease_until" = wc_now() + make_interval(secs => $3), "products" = $4, "variations" = $5, "erp_products" = $6
   WHERE "id" = $1 AND "status" = 'running' AND "token" = $2`;

/** $1 id, $2 token: given back in order, which is no try. */
export const RELEASE = `
  UPDATE "wc_adoption_runs" SET "token" = NULL, "lease_until" = NULL, "takes" = greatest("takes" - 1, 0)
   WHERE "id" = $1 AND "token" = $2`;

/** $1 tries: fails what was begun that often, and is carried out by nobody. */
export const GIVE_UP = `
  WITH ended AS (
    UPDATE "wc_adoption_runs"
       SET "status" = 'failed', "error_code" = 'ADOPTION_ABANDONED', "ended_at" = wc_now(), "token" = NULL,
           "error_message" = 'Each of the ' || "takes" || ' processes that read it was gone before it was done; see the log',
           "lease_until" = NULL
     WHERE "status" = 'running' AND "takes" >= $1 AND ("lease_until" IS NULL OR "lease_until" < wc_now())
    RETURNING "id"
  )
  DELETE FROM "wc_adoption_pairs" p USING ended e WHERE p."run_id" = e."id"`;

/** $1 id, $2 token, $3 note. */
export const COMPLETE = `
  UPDATE "wc_adoption_runs"
     SET "status" = 'completed', "note" = $3, "ended_at" = wc_now(), "token" = NULL, "lease_until" = NULL
   WHERE "id" = $1 AND "status" = 'running' AND "token" = $2`;

/** $1 id, $2 token, $3 code, $4 message; what it found so far is of no use. */
export const FAIL = `
  WITH ended AS (
    UPDATE "wc_adoption_runs"
       SET "status" = 'failed', "error_code" = $3, "error_message" = $4, "ended_at" = wc_now(), "token" = NULL,
           "lease_until" = NULL
     WHERE "id" = $1 AND "status" = 'running' AND "token" = $2
    RETURNING "id"
  )
  DELETE FROM "wc_adoption_pairs" p USING ended e WHERE p."run_id" = e."id"`;

/** $1 store; what is to be made anew is remembered for the next reading. */
export const CANCEL = `
  WITH last AS (
    SELECT "id" FROM "wc_adoption_runs" WHERE "store_id" = $1 AND "status" IN ('running', 'completed')
     ORDER BY "started_at" DESC LIMIT 1
  ), cancelled AS (
    UPDATE "wc_adoption_runs" r
       SET "status" = 'cancelled', "ended_at" = wc_now(), "token" = NULL, "lease_until" = NULL
      FROM last l WHERE r."id" = l."id" AND r."status" IN ('running', 'completed')
    RETURNING r.*
  ), forgotten AS (
    DELETE FROM "wc_adoption_pairs" p USING cancelled c
     WHERE p."run_id" = c."id" AND p."decision" IS DISTINCT FROM 'create'
  )
  SELECT ${RUN_COLUMNS} FROM cancelled`;

/**
 * $1 run: what was said of the same pair in the reading before holds still, unless it was only for
 * that time; what has become a mapping is found as one.
 */
export const TAKE_OVER = `
  UPDATE "wc_adoption_pairs" p
     SET "decision" = o."decision", "decided_by" = o."decided_by", "decided_at" = o."decided_at",
         "decision_reason" = o."decision_reason"
    FROM "wc_adoption_pairs" o JOIN "wc_adoption_runs" r ON r."id" = o."run_id" AND r."status" IN ('completed', 'cancelled')
   WHERE p."run_id" = $1 AND o."run_id" <> $1 AND o."store_id" = p."store_id" AND o."decision" = 'create'
     AND o."product_id" = p."product_id" AND o."variant_id" IS NOT DISTINCT FROM p."variant_id"
     AND o."shop_ids" = p."shop_ids" AND p."decision" IS NULL
     AND NOT (p."pair_group" = 'matched')`;

/** $1 run: the readings before it, of which nothing is needed any more. */
export const FORGET_OLDER = `
  WITH older AS (
    DELETE FROM "wc_adoption_runs" o USING "wc_adoption_runs" r
     WHERE r."id" = $1 AND o."store_id" = r."store_id" AND o."id" <> r."id" AND o."status" <> 'running'
    RETURNING o."id"
  )
  DELETE FROM "wc_adoption_pairs" p USING older o WHERE p."run_id" = o."id"`;
