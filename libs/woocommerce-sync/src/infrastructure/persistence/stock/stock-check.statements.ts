import { instantOf } from '../sql/cursor';
import { IS_COUNTED } from './held-stock.statements';

/** A stock is looked at so long after it was written: its order shows what it took by then. */
const AFTER_PUSH = `interval '2 seconds'`;

/** With each time in a row that it was put right twice as long, up to some minutes. */
const AFTER_NEXT_PUSH = `${AFTER_PUSH} * 2 ^ LEAST(c."mends", 7)`;

/** And so long after an order took from it. */
const AFTER_ORDER = `interval '1 second'`;

/** Who looks has it alone for so long. */
const LEASE = `interval '1 minute'`;

/** An order that comes to light so long after a write may be one that it erased. */
const STILL_ERASED = `interval '10 minutes'`;

/** What was written longer ago, and adds up, is forgotten. */
export const FORGOTTEN = `interval '15 minutes'`;

/** Whether a delivery has the product of the check `c`, by its mapping `m`. */
const ON_ITS_WAY = `
  EXISTS (SELECT 1 FROM "wc_sync_items" i
           WHERE i."store_id" = m."store_id" AND i."subject_kind" = 'product' AND i."status" = 'syncing'
             AND i."product_id" = COALESCE(m."parent_product_id", m."internal_product_id") OFFSET 0)`;

/** Pieces that orders took of the product of the mapping `m`, as `FIND_TAKEN` counts them. */
const SOLD = `
  COALESCE((SELECT sum(l."reduced_stock") FROM "wc_order_lines" l
              JOIN "wc_order_states" s ON s."store_id" = l."store_id" AND s."order_id" = l."order_id"
             WHERE l."store_id" = m."store_id" AND l."woocommerce_product_id" = m."woo_commerce_product_id"
               AND ${IS_COUNTED}), 0)::float8`;

/**
 * $1 store, $2 pushes as JSON. What was to be looked at soon is so still, and what it was suspected
 * of is, too: a difference changes nothing about that. Part of the settling transaction.
 */
export const NOTE_PUSHES = `
  INSERT INTO "wc_stock_checks" AS c ("store_id", "product_id", "manner", "due_at")
  SELECT $1, v."product_id", v."manner", wc_now() + ${AFTER_PUSH}
    FROM jsonb_to_recordset($2::jsonb) AS v("product_id" text, "manner" text)
   ORDER BY v."product_id"
  ON CONFLICT ("store_id", "product_id") DO UPDATE
     SET "manner" = EXCLUDED."manner", "pushed_at" = wc_now(), "lease_until" = NULL,
         "due_at" = GREATEST(LEAST(c."due_at", wc_now() + ${AFTER_NEXT_PUSH}), wc_now() + interval '0.5 seconds'),
         "looks" = CASE WHEN EXCLUDED."manner" = 'quantity' THEN 0 ELSE c."looks" END,
         "suspicion" = CASE WHEN EXCLUDED."manner" = 'quantity' THEN NULL ELSE c."suspicion" END`;

/** $1 store, $2 pushes as JSON. */
export const COUNT_PUSHES = `
  INSERT INTO "wc_stock_tallies" AS t ("store_id", "manner", "written", "selling")
  SELECT $1, v."manner", count(*), count(*) FILTER (WHERE v."selling")
    FROM jsonb_to_recordset($2::jsonb) AS v("manner" text, "selling" boolean)
   GROUP BY v."manner" ORDER BY v."manner"
  ON CONFLICT ("store_id", "manner") DO UPDATE
     SET "written" = t."written" + EXCLUDED."written", "selling" = t."selling" + EXCLUDED."selling"`;

/**
 * $1 store, $2 orders whose lines have changed: what they sell is looked at, if it was written of
 * late.
 */
export const NOTE_ORDERS = `
  UPDATE "wc_stock_checks" c
     SET "due_at" = wc_now() + ${AFTER_ORDER}
    FROM (SELECT DISTINCT m."internal_product_id" AS "id"
            FROM "wc_order_lines" l
            JOIN "wc_product_sync_mappings" m
              ON m."store_id" = l."store_id" AND m."woo_commerce_product_id" = l."woocommerce_product_id"
           WHERE l."store_id" = $1 AND l."order_id" = ANY($2::int[])) s
   WHERE c."store_id" = $1 AND c."product_id" = s."id" AND c."due_at" IS NULL
     AND c."pushed_at" > wc_now() - ${STILL_ERASED}`;

/** $1 store. */
export const FORGET_CHECKS = `
  DELETE FROM "wc_stock_checks"
   WHERE "store_id" = $1 AND "pushed_at" < wc_now() - ${FORGOTTEN}
     AND "due_at" IS NULL AND "lease_until" IS NULL`;

/** $1 store, $2 limit. What is on its way is looked at once it has arrived. */
export const TAKE_CHECKS = `
  WITH due AS (
    SELECT c."product_id", m."woo_commerce_product_id", m."parent_product_id", m."confirmed"->>'sku' AS "sku"
      FROM "wc_stock_checks" c
      JOIN "wc_product_sync_mappings" m
        ON m."store_id" = c."store_id" AND m."internal_product_id" = c."product_id"
     WHERE c."store_id" = $1 AND (c."due_at" IS NOT NULL OR c."lease_until" IS NOT NULL)
       AND (c."lease_until" <= wc_now() OR (c."lease_until" IS NULL AND c."due_at" <= wc_now()))
       AND NOT ${ON_ITS_WAY}
     ORDER BY c."due_at" LIMIT $2 FOR UPDATE OF c SKIP LOCKED
  )
  UPDATE "wc_stock_checks" c SET "lease_until" = wc_now() + ${LEASE}, "due_at" = NULL
    FROM due WHERE c."store_id" = $1 AND c."product_id" = due."product_id"
  RETURNING due."woo_commerce_product_id" AS "storeProductId", c."product_id" AS "productId",
            due."parent_product_id" AS "parentProductId", due."sku", ${instantOf('c."pushed_at"')} AS "pushedAt"`;

/** $1 store. Of a product that is mapped no more nothing is left to be looked at. */
export const FORGET_UNMAPPED = `
  DELETE FROM "wc_stock_checks" c
   WHERE c."store_id" = $1 AND COALESCE(c."lease_until", c."due_at") <= wc_now()
     AND NOT EXISTS (SELECT 1 FROM "wc_product_sync_mappings" m
                      WHERE m."store_id" = c."store_id" AND m."internal_product_id" = c."product_id")`;

/** $1 store, $2 the ERP's ids. */
export const STANDING = `
  SELECT m."woo_commerce_product_id" AS "storeProductId", m."confirmed"->'stock' AS "confirmed",
         ${SOLD} AS "sold",
         c."suspicion", c."looks"::int, c."mends"::int
    FROM "wc_stock_checks" c
    JOIN "wc_product_sync_mappings" m
      ON m."store_id" = c."store_id" AND m."internal_product_id" = c."product_id"
   WHERE c."store_id" = $1 AND c."product_id" = ANY($2::text[])`;

/**
 * $1 store, $2 ended looks as JSON: those that still count, locked. What was written since, or is
 * on its way, has changed under the eyes of who looked, and so has what an order took meanwhile.
 */
export const LOCK_ENDED = `
  SELECT c."product_id" AS "productId"
    FROM jsonb_to_recordset($2::jsonb) AS v("product_id" text, "pushed_at" timestamptz, "sold" float8)
    JOIN "wc_stock_checks" c ON c."store_id" = $1 AND c."product_id" = v."product_id" AND c."pushed_at" = v."pushed_at"
    JOIN "wc_product_sync_mappings" m ON m."store_id" = $1 AND m."internal_product_id" = v."product_id"
   WHERE NOT ${ON_ITS_WAY}
     AND (v."sold" IS NULL OR v."sold" = ${SOLD})
   ORDER BY c."product_id" FOR UPDATE OF c`;

/** $1 store, $2 what the shop shows, as JSON: it is believed from now on. */
export const BELIEVE_SHOWN = `
  UPDATE "wc_product_sync_mappings" m
     SET "confirmed" = jsonb_set(m."confirmed", '{stock}',
           m."confirmed"->'stock' || jsonb_build_object('quantity', v."shown", 'sold', v."sold")),
         "updated_at" = wc_now()
    FROM jsonb_to_recordset($2::jsonb) AS v("product_id" text, "shown" float8, "sold" float8)
   WHERE m."store_id" = $1 AND m."internal_product_id" = v."product_id" AND m."confirmed" ? 'stock'
  RETURNING m."internal_product_id" AS "productId"`;

/**
 * $1 store, $2 looks that end with it, as JSON: what does not add up is looked at again two seconds
 * after this look began, and ever more seldom. One without an end is, too. `mends` says whether it
 * was put right once `more`, or adds up, so that there are `none`.
 */
export const END_CHECKS = `
  UPDATE "wc_stock_checks" c
     SET "lease_until" = NULL, "suspicion" = v."suspicion",
         "looks" = CASE WHEN v."again" THEN LEAST(c."looks" + 1, 1000) ELSE 0 END,
         "mends" = CASE v."mends" WHEN 'more' THEN LEAST(c."mends" + 1, 1000) WHEN 'none' THEN 0 ELSE c."mends" END,
         "due_at" = CASE WHEN v."again"
                         THEN LEAST(COALESCE(c."due_at", 'infinity'),
                                    GREATEST(wc_now(), c."lease_until" - ${LEASE}
                                             + make_interval(secs => LEAST(60, 2 * 2 ^ GREATEST(0, LEAST(c."looks", 20) - 5)))))
                         ELSE c."due_at" END
    FROM jsonb_to_recordset($2::jsonb) AS v("product_id" text, "pushed_at" timestamptz, "suspicion" jsonb, "again" boolean, "mends" text)
   WHERE c."store_id" = $1 AND c."product_id" = v."product_id" AND c."pushed_at" = v."pushed_at"`;

/** $1 store, $2 the ERP's ids: their last writes had erased a sale. */
export const COUNT_ERASED = `
  UPDATE "wc_stock_tallies" t
     SET "erased" = t."erased" + e."count", "last_erased_at" = wc_now()
    FROM (SELECT c."manner", count(*) AS "count" FROM "wc_stock_checks" c
           WHERE c."store_id" = $1 AND c."product_id" = ANY($2::text[]) GROUP BY c."manner") e
   WHERE t."store_id" = $1 AND t."manner" = e."manner"`;

/** $1 store. */
export const NEXT_CHECK = `
  SELECT (EXTRACT(EPOCH FROM min(COALESCE("lease_until", "due_at")) - wc_now()) * 1000)::float8 AS "ms"
    FROM "wc_stock_checks"
   WHERE "store_id" = $1 AND ("due_at" IS NOT NULL OR "lease_until" IS NOT NULL)`;

/** $1 store. */
export const TALLIES = `
  SELECT "manner", "written"::float8, "selling"::float8, "erased"::float8, "last_erased_at" AS "lastErasedAt"
    FROM "wc_stock_tallies" WHERE "store_id" = $1`;

/** $1 store. */
export const OPEN_CHECKS = `
  SELECT count(*)::int AS "open" FROM "wc_stock_checks"
   WHERE "store_id" = $1 AND ("due_at" IS NOT NULL OR "lease_until" IS NOT NULL)`;
