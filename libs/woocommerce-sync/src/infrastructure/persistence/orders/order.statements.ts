import { instantOf } from '../sql/cursor';

/**
 * $1 arrivals as JSON, $2 topic, $3 whether the shop is to be told, $4 pull. Order, event and duty
 * are one statement: none exists without the others.
 */
export const STORE_ORDERS = `
  WITH arrived AS (
    INSERT INTO "wc_orders" ("store_id", "order_id", "event_id", "content_digest", "status", "payload", "pull_id",
                             "acknowledge_at")
    SELECT v."store_id", v."order_id", v."event_id", v."content_digest", v."status", v."payload", $4::uuid,
           CASE WHEN $3::boolean THEN wc_now() END
      FROM jsonb_to_recordset($1::jsonb) AS v(
        "store_id" text, "order_id" int, "event_id" text, "content_digest" text, "status" text, "payload" jsonb)
    ON CONFLICT DO NOTHING
    RETURNING "event_id", "store_id", "order_id", "payload", "pulled_at"
  ), overtaken AS (
    -- The shop keeps one note for each order: that of an older state must not replace it later.
    UPDATE "wc_orders" o SET "acknowledge_at" = NULL
      FROM arrived a
     WHERE o."store_id" = a."store_id" AND o."order_id" = a."order_id" AND o."acknowledge_at" IS NOT NULL
  ), announced AS (
    INSERT INTO "wc_outbox" ("event_id", "topic", "payload", "created_at")
    SELECT "event_id", $2, jsonb_build_object('eventId', "event_id", 'storeId', "store_id",
             'occurredAt', to_char("pulled_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'order', "payload"),
           -- They arrived at one time, and are published in their order.
           "pulled_at" + row_number() OVER () * interval '1 microsecond'
      FROM arrived
  )
  SELECT "event_id" AS "eventId" FROM arrived`;

/** $1 limit. */
export const WAITING_EVENTS = `
  SELECT "event_id" AS "eventId", "topic", "payload" FROM "wc_outbox"
   WHERE "published_at" IS NULL ORDER BY "created_at", "event_id" LIMIT $1 FOR UPDATE SKIP LOCKED`;

/** $1 events. */
export const MARK_PUBLISHED = `
  UPDATE "wc_outbox" SET "published_at" = wc_now() WHERE "event_id" = ANY($1::text[])`;

/** $1 store, $2 limit. */
export const TAKE_ACKNOWLEDGEMENTS = `
  WITH due AS (
    SELECT "id" FROM "wc_orders" WHERE "store_id" = $1 AND "acknowledge_at" <= wc_now()
     ORDER BY "acknowledge_tries", "id" LIMIT $2 FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE "wc_orders" o SET "acknowledge_at" = wc_now() + interval '15 minutes'
      FROM due WHERE o."id" = due."id"
    RETURNING o."id", o."acknowledge_tries", o."order_id", o."event_id"
  )
  SELECT "order_id" AS "orderId", "event_id" AS "eventId" FROM taken ORDER BY "acknowledge_tries", "id"`;

/** $1 event. */
export const END_ACKNOWLEDGEMENT = `UPDATE "wc_orders" SET "acknowledge_at" = NULL WHERE "event_id" = $1`;

/** $1 event, $2 whether the shop refused it. */
export const FAIL_ACKNOWLEDGEMENT = `
  UPDATE "wc_orders"
     SET "acknowledge_tries" = LEAST("acknowledge_tries", 32766) + 1,
         "acknowledge_at" = CASE WHEN NOT $2::boolean OR "acknowledge_tries" + 1 < 3 THEN wc_now() END
   WHERE "event_id" = $1 AND "acknowledge_at" IS NOT NULL`;

/** $1 events. */
export const RETURN_ACKNOWLEDGEMENTS = `
  UPDATE "wc_orders" SET "acknowledge_at" = wc_now()
   WHERE "event_id" = ANY($1::text[]) AND "acknowledge_at" IS NOT NULL`;

/**
 * $1 store, $2 pulled at or after, $3 and $4 place of the last row of the page before, $5 limit;
 * newest first.
 */
export const LIST_ORDERS = `
  SELECT o."id", o."event_id" AS "eventId", o."content_digest" AS "contentDigest", o."payload" AS "order",
         o."pulled_at" AS "pulledAt", x."published_at" AS "publishedAt", ${instantOf('o."pulled_at"')} AS "place"
    FROM "wc_orders" o LEFT JOIN "wc_outbox" x ON x."event_id" = o."event_id"
   WHERE o."store_id" = $1 AND o."payload" IS NOT NULL AND ($2::timestamptz IS NULL OR o."pulled_at" >= $2)
     AND ($3::timestamptz IS NULL OR (o."pulled_at", o."id") < ($3, $4::bigint))
   ORDER BY o."pulled_at" DESC, o."id" DESC LIMIT $5`;

/**
 * $1 pull, $2 id of the last row of the page before, $3 limit; in the order in which they were
 * read.
 */
export const LIST_PULLED = `
  SELECT "id", "payload" AS "order" FROM "wc_orders"
   WHERE "pull_id" = $1 AND "payload" IS NOT NULL AND "id" > $2::bigint ORDER BY "id" LIMIT $3`;
