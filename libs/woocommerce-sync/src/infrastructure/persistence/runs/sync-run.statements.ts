/**
 * $1 run, $2 token, $3 seconds: the right to scan, if nobody has it, nor was interrupted just now.
 */
export const TAKE_SCAN = `
  WITH taken AS (
    UPDATE "wc_sync_runs" SET "scan_token" = $2, "scan_lease_until" = wc_now() + make_interval(secs => $3)
     WHERE "id" = $1 AND "status" = 'running' AND NOT "scan_ended"
       -- A lease that ends later than a new one was given before the clock stepped back.
       AND ("scan_lease_until" IS NULL OR "scan_lease_until" < wc_now()
            OR "scan_lease_until" > wc_now() + make_interval(secs => $3) + interval '1 minute')
    RETURNING "id"
  )
  SELECT "id" FROM taken`;

/**
 * $1 run, $2 token, $3 seconds: keeps the right, and locks the run until the transaction ends.
 * Answers how far the scan is.
 */
export const KEEP_SCAN = `
  WITH kept AS (
    UPDATE "wc_sync_runs" SET "scan_lease_until" = wc_now() + make_interval(secs => $3)
     WHERE "id" = $1 AND "status" = 'running' AND "scan_token" = $2
    RETURNING "cursor", "pages_read", "gone"
  )
  SELECT "cursor", "pages_read" AS "pagesRead", "gone" FROM kept`;

/**
 * $1 run, $2 after this id, $3 limit: products that are in the shop and were not seen in the ERP.
 */
export const FIND_UNSEEN = `
  SELECT m."internal_product_id" AS "productId"
    FROM "wc_product_sync_mappings" m JOIN "wc_sync_runs" r ON r."id" = $1 AND r."store_id" = m."store_id"
   WHERE m."internal_product_id" > $2 AND m."parent_product_id" IS NULL AND m."sync_status" <> 'trashed'
     AND NOT EXISTS (
       SELECT 1 FROM "wc_sync_run_products" s WHERE s."run_id" = $1 AND s."product_id" = m."internal_product_id")
   ORDER BY m."internal_product_id" LIMIT $3`;

/** $1 run. */
export const COUNT_UNSEEN = `
  SELECT count(*) FILTER (WHERE s."product_id" IS NOT NULL)::int AS "seen",
         count(*) FILTER (WHERE s."product_id" IS NULL AND m."sync_status" <> 'trashed')::int AS "unseen"
    FROM "wc_product_sync_mappings" m
    JOIN "wc_sync_runs" r ON r."id" = $1 AND r."store_id" = m."store_id"
    LEFT JOIN "wc_sync_run_products" s ON s."run_id" = $1 AND s."product_id" = m."internal_product_id"
   WHERE m."parent_product_id" IS NULL`;

/** $1 run: the mapped products that it saw, and those of them that still wait to leave. */
export const COUNT_UNSOLD = `
  SELECT count(*)::int AS "seen", count(*) FILTER (WHERE s."unsold")::int AS "unsold"
    FROM "wc_product_sync_mappings" m
    JOIN "wc_sync_runs" r ON r."id" = $1 AND r."store_id" = m."store_id"
    JOIN "wc_sync_run_products" s ON s."run_id" = $1 AND s."product_id" = m."internal_product_id"
   WHERE m."parent_product_id" IS NULL AND m."sync_status" <> 'trashed'`;

/** $1 run, $2 how many. */
export const FIND_UNSOLD = `
  SELECT "product_id" AS "productId" FROM "wc_sync_run_products"
   WHERE "run_id" = $1 AND "unsold" ORDER BY "product_id" LIMIT $2`;

/** $1 run, $2 ids: they are asked for. */
export const SETTLE_UNSOLD = `
  UPDATE "wc_sync_run_products" SET "unsold" = false
   WHERE "run_id" = $1 AND "unsold" AND "product_id" = ANY ($2::text[])`;

/** $1 run: how its operations ended so far, by what they are about. */
export const PROGRESS = `
  SELECT "subject_kind" AS "subjectKind", count(*)::int AS "batches", COALESCE(sum("total_items"), 0)::float8 AS "operations",
         COALESCE(sum("success_count"), 0)::float8 AS "synced", COALESCE(sum("skipped_count"), 0)::float8 AS "skipped",
         COALESCE(sum("fail_count"), 0)::float8 AS "failed"
    FROM "wc_sync_batches" WHERE "run_id" = $1 GROUP BY "subject_kind"`;

/** $1 run: calls off what still waits; what is in flight ends as usual. */
export const CANCEL_ITEMS = `
  WITH called_off AS (
    UPDATE "wc_sync_items" i
       SET "status" = 'completed', "outcome" = 'cancelled', "completed_at" = wc_now(), "updated_at" = wc_now()
      FROM "wc_sync_batches" b
     WHERE b."run_id" = $1 AND i."batch_id" = b."id" AND i."status" = 'pending' AND i."requests" = 1
    RETURNING i."batch_id"
  )
  UPDATE "wc_sync_batches" b
     SET "total_items" = b."total_items" - c."count",
         "status" = CASE WHEN b."success_count" + b."skipped_count" + b."fail_count" >= b."total_items" - c."count"
                         THEN 'completed' ELSE b."status" END,
         "updated_at" = wc_now()
    FROM (SELECT "batch_id", count(*)::int AS "count" FROM called_off GROUP BY "batch_id") c
   WHERE b."id" = c."batch_id"`;
