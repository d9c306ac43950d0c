import { instantOf } from '../sql/cursor';

const EVENT = `
  o."event_id" AS "eventId", o."type", o."version", o."pulled_at" AS "pulledAt", x."published_at" AS "publishedAt",
  CASE WHEN o."type" NOT IN ('received', 'refunded') THEN o."detail" END AS "changes",
  CASE WHEN o."type" = 'refunded' THEN o."detail" END AS "refund"`;

const CURRENT = `
  s."store_id" AS "storeId", s."order_id" AS "orderId", s."number", s."status", s."version",
  s."changed_at" AS "changedAt", s."event_id" AS "eventId", x."published_at" AS "publishedAt", o."payload" AS "order"`;

const CURRENT_TABLES = `
  "wc_order_states" s
    JOIN "wc_orders" o ON o."event_id" = s."event_id"
    LEFT JOIN "wc_outbox" x ON x."event_id" = s."event_id"`;

/**
 * $1 store, $2 told at or after, $3 status, $4 number, $5 and $6 place of the last row of the page
 * before, $7 limit; newest first.
 */
export const LIST_CURRENT = `
  SELECT ${CURRENT}, ${instantOf('s."changed_at"')} AS "place"
    FROM ${CURRENT_TABLES}
   WHERE s."store_id" = $1 AND s."version" > 0 AND o."payload" IS NOT NULL
     AND ($2::timestamptz IS NULL OR s."changed_at" >= $2)
     AND ($3::text IS NULL OR s."status" = $3) AND ($4::text IS NULL OR s."number" = $4)
     AND ($5::timestamptz IS NULL OR (s."changed_at", s."order_id") < ($5, $6::int))
   ORDER BY s."changed_at" DESC, s."order_id" DESC LIMIT $7`;

/** $1 store, $2 order. */
export const FIND_CURRENT = `
  SELECT ${CURRENT} FROM ${CURRENT_TABLES} WHERE s."store_id" = $1 AND s."order_id" = $2 AND s."version" > 0`;

/** $1 store, $2 order. */
export const FIND_PRODUCTS = `
  SELECT "products" FROM "wc_order_states" WHERE "store_id" = $1 AND "order_id" = $2`;

/** $1 store, $2 order; oldest first. */
export const LIST_EVENTS_OF_ORDER = `
  SELECT ${EVENT} FROM "wc_orders" o LEFT JOIN "wc_outbox" x ON x."event_id" = o."event_id"
   WHERE o."store_id" = $1 AND o."order_id" = $2 ORDER BY o."id"`;

/**
 * $1 store, $2 written at or after, $3 type, $4 and $5 place of the last row of the page before,
 * $6 limit; newest first.
 */
export const LIST_EVENTS = `
  SELECT o."id", ${EVENT}, o."payload" AS "order", ${instantOf('o."pulled_at"')} AS "place"
    FROM "wc_orders" o LEFT JOIN "wc_outbox" x ON x."event_id" = o."event_id"
   WHERE o."store_id" = $1 AND o."payload" IS NOT NULL AND ($2::timestamptz IS NULL OR o."pulled_at" >= $2)
     AND ($3::text IS NULL OR o."type" = $3)
     AND ($4::timestamptz IS NULL OR (o."pulled_at", o."id") < ($4, $5::bigint))
   ORDER BY o."pulled_at" DESC, o."id" DESC LIMIT $6`;

/**
 * $1 pull, $2 id of the last row of the page before, $3 limit; in the order in which they were
 * read. A refund is told beside its order.
 */
export const LIST_PULLED = `
  SELECT "id", "payload" AS "order" FROM "wc_orders"
   WHERE "pull_id" = $1 AND "payload" IS NOT NULL AND "type" <> 'refunded' AND "id" > $2::bigint
   ORDER BY "id" LIMIT $3`;
