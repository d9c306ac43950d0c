import { instantOf } from '../sql/cursor';

/** Statuses in which an order that was never told of holds nothing: it went its way before. */
const OVER = `('completed', 'refunded', 'cancelled', 'failed')`;

/** When the first event of the order `s` was published; now where that is forgotten. */
const PUBLISHED_AT = `
  (SELECT CASE WHEN x."event_id" IS NULL THEN '-infinity'::timestamptz ELSE x."published_at" END
     FROM "wc_orders" o LEFT JOIN "wc_outbox" x ON x."event_id" = o."event_id"
    WHERE o."store_id" = s."store_id" AND o."order_id" = s."order_id" AND o."type" = 'received'
    ORDER BY o."id" LIMIT 1)`;

/** Whether the order `s` holds what it sold. @param minutes the parameter, null for `told` */
const holds = (minutes: string): string => `
  s."booked_at" IS NULL
  AND s."created_at" >= (SELECT date_trunc('second', w."value") FROM "wc_watermarks" w
                          WHERE w."store_id" = s."store_id" AND w."name" = 'orders-since')
  AND (s."version" > 0 OR s."status" NOT IN ${OVER})
  AND (${minutes}::int IS NULL OR s."version" = 0
       OR COALESCE(${PUBLISHED_AT} > wc_now() - make_interval(mins => ${minutes}::int), true))`;

/** $1 store, $2 products, $3 minutes. */
export const FIND_HELD = `
  SELECT COALESCE(l."variant_id", l."product_id") AS "id", sum(l."reduced_stock")::float8 AS "pieces"
    FROM "wc_order_lines" l JOIN "wc_order_states" s ON s."store_id" = l."store_id" AND s."order_id" = l."order_id"
   WHERE l."store_id" = $1 AND l."product_id" = ANY($2::text[]) AND ${holds('$3')}
   GROUP BY 1`;

/** $1 store, $2 minutes. */
export const TOTAL_HELD = `
  SELECT COALESCE(sum(l."reduced_stock"), 0)::float8 AS "pieces"
    FROM "wc_order_lines" l JOIN "wc_order_states" s ON s."store_id" = l."store_id" AND s."order_id" = l."order_id"
   WHERE l."store_id" = $1 AND l."product_id" IS NOT NULL AND ${holds('$2')}`;

/** $1 store, $2 limit. */
export const FIND_DUE = `
  SELECT s."order_id" AS "orderId", ${instantOf('s."stock_due_at"')} AS "dueAt",
         ARRAY(SELECT DISTINCT p."value"->>'productId' FROM jsonb_each(s."products") p
                WHERE p."value"->>'productId' IS NOT NULL) AS "productIds"
    FROM "wc_order_states" s
   WHERE s."store_id" = $1 AND s."stock_due_at" <= wc_now() ORDER BY s."stock_due_at" LIMIT $2`;

/**
 * $1 store, $2 orders with when they were due as JSON, $3 minutes. One whose event waits is looked
 * at again soon.
 */
export const END_DUE = `
  UPDATE "wc_order_states" s
     SET "stock_due_at" = CASE WHEN $3::int IS NOT NULL AND s."version" > 0 AND ${holds('$3')}
           THEN GREATEST(COALESCE(${PUBLISHED_AT}, wc_now()) + make_interval(mins => $3::int),
                         wc_now() + interval '5 seconds') END
    FROM jsonb_to_recordset($2::jsonb) AS v("order_id" int, "due_at" timestamptz)
   WHERE s."store_id" = $1 AND s."order_id" = v."order_id" AND s."stock_due_at" = v."due_at"`;

/** $1 store, $2 orders. */
export const STOCK_IS_DUE = `
  UPDATE "wc_order_states" SET "stock_due_at" = wc_now() WHERE "store_id" = $1 AND "order_id" = ANY($2::int[])`;
