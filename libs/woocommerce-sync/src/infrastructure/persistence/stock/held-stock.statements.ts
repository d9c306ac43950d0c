import { GONE } from '../../../domain/orders/order-state';
import { instantOf } from '../sql/cursor';

/** An order in the trash, or gone, holds nothing, though the shop put nothing back (fact 26). */
const NOBODY_SHIPS = `('trash', '${GONE}')`;

/** Statuses in which an order that was never told of holds nothing: it went its way before. */
const OVER = `('completed', 'refunded', 'cancelled', 'failed')`;

/** An order of which nothing is told, as in a status that nobody takes, holds no longer. */
const LONGEST_UNTOLD = `interval '30 days'`;

/** Whether the order `s` was made since its shop is watched: others are not counted. */
export const IS_COUNTED = `
  COALESCE(s."created_at" >= (SELECT date_trunc('second', w."value") FROM "wc_watermarks" w
                               WHERE w."store_id" = s."store_id" AND w."name" = 'orders-since'), false)`;

/** Whether the order `s` holds what it sold, as far as its time is not over. */
const HOLDS = `
  s."booked_at" IS NULL AND s."status" NOT IN ${NOBODY_SHIPS}
  AND (s."version" > 0 OR s."status" NOT IN ${OVER})
  AND ${IS_COUNTED}`;

/**
 * When the order `s` was handed to the ERP first; null while that waits. What is published once
 * more was published before.
 */
const PUBLISHED_AT = `
  (SELECT CASE WHEN x."event_id" IS NULL OR x."created_at" > o."pulled_at" + interval '1 minute' THEN o."pulled_at"
               ELSE x."published_at" END
     FROM "wc_orders" o LEFT JOIN "wc_outbox" x ON x."event_id" = o."event_id"
    WHERE o."store_id" = s."store_id" AND o."order_id" = s."order_id" AND o."type" = 'received'
    ORDER BY o."id" LIMIT 1)`;

/**
 * Whether the pieces of the order `s` that were sold of `id` still count as held: not where the
 * ERP's next stock of them counts as a booking, and has come. `byStock` is a parameter.
 */
const isHeld = (id: string, byStock: string): string => `
  s."holds" AND (s."holds_until" IS NULL OR s."holds_until" > wc_now())
  AND NOT (${byStock} AND COALESCE((SELECT e."changed_at" FROM "wc_erp_stocks" e
                                     WHERE e."store_id" = s."store_id" AND e."product_id" = ${id}) > ${PUBLISHED_AT}, false))`;

/**
 * $1 store, $2 stocks as JSON, $3 when they were read at the earliest, $4 which warehouses were
 * counted. A number that is seen first, or counted otherwise than before, is no change.
 */
export const NOTE_ERP_STOCKS = `
  INSERT INTO "wc_erp_stocks" AS e ("store_id", "product_id", "quantity", "counted")
  SELECT $1, v."id", v."quantity", $4 FROM jsonb_to_recordset($2::jsonb) AS v("id" text, "quantity" float8)
   ORDER BY v."id"
  ON CONFLICT ("store_id", "product_id") DO UPDATE
     SET "quantity" = EXCLUDED."quantity", "counted" = EXCLUDED."counted",
         "changed_at" = CASE WHEN e."counted" = EXCLUDED."counted" THEN $3::timestamptz ELSE e."changed_at" END
   WHERE e."counted" <> EXCLUDED."counted"
      OR (e."quantity" <> EXCLUDED."quantity" AND COALESCE(e."changed_at" < $3::timestamptz, true))`;

/**
 * $1 store, $2 products, $3 shop's products and variations with the ERP's ids, as JSON, that no
 * mapping may tell of yet; $4 whether the ERP's next stock counts as a booking. Products and their
 * variations are looked for one after the other: an OR of both lists takes ten times as long to
 * plan.
 */
export const FIND_TAKEN = `
  WITH known AS (
    SELECT "woo_commerce_product_id" AS "store_product_id", "internal_product_id" AS "id"
      FROM "wc_product_sync_mappings"
     WHERE "store_id" = $1 AND "internal_product_id" = ANY($2::text[])
    UNION
    SELECT "woo_commerce_product_id", "internal_product_id" FROM "wc_product_sync_mappings"
     WHERE "store_id" = $1 AND "parent_product_id" = ANY($2::text[])
    UNION
    SELECT v."store_product_id", v."id" FROM jsonb_to_recordset($3::jsonb) AS v("store_product_id" int, "id" text)
  )
  SELECT k."id", COALESCE(sum(l."reduced_stock") FILTER (WHERE ${IS_COUNTED}), 0)::float8 AS "sold",
         COALESCE(sum(l."reduced_stock") FILTER (WHERE ${isHeld('k."id"', '$4::boolean')}), 0)::float8 AS "held"
    FROM known k
    JOIN "wc_order_lines" l ON l."store_id" = $1 AND l."woocommerce_product_id" = k."store_product_id"
    JOIN "wc_order_states" s ON s."store_id" = l."store_id" AND s."order_id" = l."order_id"
   GROUP BY k."id"`;

/** $1 store, $2 shop's products and variations, $3 minutes. */
export const FIND_SELLING = `
  SELECT DISTINCT l."woocommerce_product_id" AS "id"
    FROM "wc_order_lines" l
    JOIN "wc_order_states" s ON s."store_id" = l."store_id" AND s."order_id" = l."order_id"
   WHERE l."store_id" = $1 AND l."woocommerce_product_id" = ANY($2::int[])
     AND s."created_at" > wc_now() - make_interval(mins => $3::int)`;

/** $1 store, $2 whether the ERP's next stock counts as a booking. */
export const TOTAL_HELD = `
  SELECT COALESCE(sum(l."reduced_stock"), 0)::float8 AS "pieces"
    FROM "wc_order_states" s JOIN "wc_order_lines" l ON l."store_id" = s."store_id" AND l."order_id" = s."order_id"
   WHERE s."store_id" = $1 AND ${isHeld('COALESCE(l."variant_id", l."product_id")', '$2::boolean')}`;

/** The same, with how many products of the shop they are of, and of how many orders. */
export const STOCK_AT_RISK = `
  SELECT COALESCE(sum(l."reduced_stock"), 0)::float8 AS "pieces",
         count(DISTINCT l."woocommerce_product_id")::int AS "products",
         count(DISTINCT s."order_id")::int AS "orders"
    FROM "wc_order_states" s JOIN "wc_order_lines" l ON l."store_id" = s."store_id" AND l."order_id" = s."order_id"
   WHERE s."store_id" = $1 AND ${isHeld('COALESCE(l."variant_id", l."product_id")', '$2::boolean')}`;

/** $1 store, $2 limit. Products as they were known first, and as they are mapped now. */
export const FIND_DUE = `
  SELECT s."order_id" AS "orderId", ${instantOf('s."stock_due_at"')} AS "dueAt", ${instantOf('wc_now()')} AS "lookedAt",
         ARRAY(SELECT p."value"->>'productId' FROM jsonb_each(s."products") p WHERE p."value"->>'productId' IS NOT NULL
               UNION
               SELECT COALESCE(m."parent_product_id", m."internal_product_id")
                 FROM "wc_order_lines" l
                 JOIN "wc_product_sync_mappings" m
                   ON m."store_id" = l."store_id" AND m."woo_commerce_product_id" = l."woocommerce_product_id"
                WHERE l."store_id" = s."store_id" AND l."order_id" = s."order_id") AS "productIds"
    FROM "wc_order_states" s
   WHERE s."store_id" = $1 AND s."stock_due_at" <= wc_now() ORDER BY s."stock_due_at" LIMIT $2`;

/**
 * $1 store, $2 orders as JSON with when they were due and when they were looked at, $3 minutes. A
 * hold whose time was over at that look is over; one that ends later is due again then, and one
 * whose event waits soon.
 */
export const END_DUE = `
  WITH looked AS (
    SELECT s."order_id", v."looked_at", s."version",
           s."holds" AND NOT COALESCE(s."holds_until" <= v."looked_at", false) AS "holds",
           COALESCE(s."holds_until", CASE WHEN s."version" > 0 AND $3::int IS NOT NULL
                                          THEN ${PUBLISHED_AT} + make_interval(mins => $3::int) END) AS "until"
      FROM "wc_order_states" s
      JOIN jsonb_to_recordset($2::jsonb) AS v("order_id" int, "due_at" timestamptz, "looked_at" timestamptz)
        ON v."order_id" = s."order_id" AND v."due_at" = s."stock_due_at"
     WHERE s."store_id" = $1 ORDER BY s."order_id" FOR UPDATE OF s
  )
  UPDATE "wc_order_states" s
     SET "holds" = l."holds", "is_released" = s."is_released" OR (s."holds" AND NOT l."holds"), "holds_until" = CASE WHEN l."holds" THEN l."until" END,
         "stock_due_at" = CASE WHEN NOT l."holds" THEN NULL
                               WHEN l."until" IS NOT NULL THEN GREATEST(l."until", wc_now())
                               WHEN l."version" > 0 AND $3::int IS NOT NULL THEN wc_now() + interval '5 seconds' END
    FROM looked l WHERE s."store_id" = $1 AND s."order_id" = l."order_id"`;

/**
 * $1 store, $2 orders, $3 those of them whose lines have changed: says which hold what they sold,
 * and has the stock of those looked at that do, or did.
 */
export const HOLD_STOCK = `
  UPDATE "wc_order_states" s
     SET "holds" = n."holds",
         "holds_until" = CASE WHEN NOT n."holds" THEN NULL
                              WHEN s."version" = 0 THEN s."created_at" + ${LONGEST_UNTOLD}
                              WHEN n."was_told" THEN s."holds_until" END,
         "stock_due_at" = CASE WHEN (n."held" OR n."holds") AND (n."held" <> n."holds" OR s."order_id" = ANY($3::int[]))
                               THEN wc_now() ELSE s."stock_due_at" END
    FROM (SELECT s."order_id", s."holds" AS "held", ${HOLDS} AND NOT s."is_released" AS "holds",
                 s."holds_until" IS DISTINCT FROM s."created_at" + ${LONGEST_UNTOLD} AS "was_told"
            FROM "wc_order_states" s WHERE s."store_id" = $1 AND s."order_id" = ANY($2::int[])) n
   WHERE s."store_id" = $1 AND s."order_id" = n."order_id" AND s."order_id" = ANY($2::int[])`;
