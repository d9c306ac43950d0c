/** What is published of an event, from its row. */
const PUBLISHED = `
  jsonb_build_object('eventId', "event_id", 'storeId', "store_id", 'orderId', "order_id", 'version', "version",
    'occurredAt', to_char("pulled_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'order', "payload")
  || CASE "type" WHEN 'refunded' THEN jsonb_build_object('refund', "detail")
                 WHEN 'received' THEN '{}'::jsonb
                 ELSE jsonb_build_object('changes', "detail") END`;

/**
 * $1 store, $2 news as JSON, $3 whether the shop is to be told, $4 pull. Event, its publication and
 * the duty are one statement: none exists without the others.
 */
export const STORE_NEWS = `
  WITH arrived AS (
    INSERT INTO "wc_orders" ("store_id", "order_id", "event_id", "version", "type", "content_digest", "status", "payload",
                             "detail", "pull_id", "acknowledge_at")
    SELECT $1, v."order_id", v."event_id", v."version", v."type", v."content_digest", v."status", v."payload", v."detail",
           $4::uuid, CASE WHEN $3::boolean AND v."type" IN ('received', 'updated') THEN wc_now() END
      FROM jsonb_to_recordset($2::jsonb) AS v(
        "order_id" int, "event_id" text, "version" int, "type" text, "content_digest" text, "status" text,
        "payload" jsonb, "detail" jsonb, "place" int)
     ORDER BY v."place"
    ON CONFLICT DO NOTHING
    RETURNING *
  ), overtaken AS (
    -- The shop keeps one note for each order: that of an older state must not replace it later.
    UPDATE "wc_orders" o SET "acknowledge_at" = NULL
      FROM arrived a
     WHERE o."store_id" = a."store_id" AND o."order_id" = a."order_id" AND o."acknowledge_at" IS NOT NULL
       AND a."type" IN ('received', 'updated', 'deleted')
  ), announced AS (
    INSERT INTO "wc_outbox" ("event_id", "topic", "payload", "created_at")
    SELECT "event_id", 'woocommerce.order_' || "type", ${PUBLISHED},
           -- They arrived at one time, and are published in their order.
           "pulled_at" + row_number() OVER (ORDER BY "id") * interval '1 microsecond'
      FROM arrived
  )
  SELECT "event_id" AS "eventId" FROM arrived`;

/** $1 store, $2 order, $3 content for the newest event where its own is forgotten, or null. */
export const REPUBLISH = `
  WITH refilled AS (
    -- Of a refund more than the order is forgotten.
    UPDATE "wc_orders" o SET "payload" = $3::jsonb
     WHERE o."id" = (SELECT max(e."id") FROM "wc_orders" e
                      WHERE e."store_id" = $1 AND e."order_id" = $2 AND e."type" <> 'refunded')
       AND o."payload" IS NULL AND $3::jsonb IS NOT NULL
    RETURNING o.*
  ), told AS (
    SELECT * FROM refilled
    UNION ALL
    SELECT * FROM "wc_orders" WHERE "store_id" = $1 AND "order_id" = $2 AND "payload" IS NOT NULL
  )
  INSERT INTO "wc_outbox" ("event_id", "topic", "payload", "created_at")
  SELECT "event_id", 'woocommerce.order_' || "type", ${PUBLISHED},
         wc_now() + row_number() OVER (ORDER BY "id") * interval '1 microsecond'
    FROM told ORDER BY "id"
  ON CONFLICT ("event_id") DO UPDATE
     SET "published_at" = NULL, "payload" = EXCLUDED."payload", "created_at" = EXCLUDED."created_at"
  RETURNING "event_id" AS "eventId"`;

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
