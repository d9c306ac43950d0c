import { NAMED } from './drift-finding.statements';

/** $1 findings: forgets which pictures were confirmed of what they are about. */
export const DOUBT_PICTURES = `
  UPDATE "wc_product_sync_mappings" m
     SET "confirmed" = m."confirmed" - 'images', "updated_at" = wc_now(),
         "sync_status" = CASE m."sync_status" WHEN 'in_sync' THEN 'out_of_sync' ELSE m."sync_status" END
    FROM "wc_drift_findings" f JOIN "wc_drift_runs" r ON r."id" = f."run_id"
   WHERE f."id" = ANY($1::bigint[]) AND f."field_group" = 'images' AND m."store_id" = r."store_id"
     AND m."internal_product_id" = COALESCE(f."variant_id", f."product_id")
     AND m."parent_product_id" IS NOT DISTINCT FROM CASE WHEN f."variant_id" IS NOT NULL THEN f."product_id" END`;

/** So often an hour is one thing of one product set right without being asked for. */
const MOST_REPAIRS_AN_HOUR = 5;

/** $1 store: comparisons that may have found something within the last hour. */
const OF_LAST_HOUR = `
  SELECT "id" FROM "wc_drift_runs" WHERE "store_id" = $1 AND "ended_at" > wc_now() - interval '1 hour'`;

/**
 * Whether what was found was set right five times within the hour, whatever comparisons found it:
 * something in the shop changes it after each write. Then it is left, or the shop would be written
 * to for ever. $1 store.
 */
const IS_RESTLESS = `
  (SELECT count(*) FROM "wc_drift_findings" o
    WHERE o."run_id" IN (${OF_LAST_HOUR}) AND o."product_id" = f."product_id"
      AND o."variant_id" IS NOT DISTINCT FROM f."variant_id" AND o."field_group" = f."field_group"
      AND o."repair_asked" AND o."found_at" > wc_now() - interval '1 hour') >= ${MOST_REPAIRS_AN_HOUR}`;

/** $1 store: what was left for that within the last hour. */
export const FIND_RESTLESS = `
  SELECT DISTINCT f."product_id" AS "productId", f."field_group" AS "group"
    FROM "wc_drift_findings" f
   WHERE f."run_id" IN (${OF_LAST_HOUR}) AND f."field_group" IS NOT NULL AND NOT f."repair_asked" AND f."product_id" IS NOT NULL
     AND f."found_at" > wc_now() - interval '1 hour' AND ${IS_RESTLESS}
   LIMIT 20`;

/**
 * $1 store, $2 to $4 the filter, $5 limit. A stock waits until the orders were read after it was
 * found, and for ten minutes after one that has the product came: it may be why the shop counts
 * less, and the ERP has to hear of it first. Where orders are not read at all nothing waits for
 * them.
 */
export const FIND_DUE = `
  SELECT f."id", f."product_id" AS "productId", f."field_group" AS "group"
    FROM "wc_drift_findings" f JOIN "wc_drift_runs" r ON r."id" = f."run_id"
   WHERE r."store_id" = $1 AND r."status" = 'completed' AND r."ended_at" > wc_now() - interval '1 day' AND ${NAMED}
     AND f."product_id" IS NOT NULL AND f."field_group" IS NOT NULL AND NOT f."repair_asked"
     AND NOT ${IS_RESTLESS}
     AND (f."field_group" <> 'stock' OR (
       NOT EXISTS (SELECT 1 FROM "wc_watermarks" w
                    WHERE w."store_id" = $1 AND w."name" = 'orders' AND w."value" < f."found_at")
       AND NOT EXISTS (
         SELECT 1 FROM "wc_order_lines" l JOIN "wc_orders" o ON o."store_id" = l."store_id" AND o."order_id" = l."order_id"
          WHERE l."store_id" = $1 AND l."product_id" = f."product_id" AND o."pulled_at" > wc_now() - interval '10 minutes')))
   ORDER BY f."id" LIMIT $5`;
