/** $1 store: readings of one shop are noted one after the other. */
export const TAKE_TURN = `SELECT pg_advisory_xact_lock(hashtextextended('wc_shop_values ' || $1, 0))`;

/** $1 store, $2 ids in the shop. */
export const FIND_VALUES = `
  SELECT "store_product_id" AS "storeProductId", "field", "subject_id" AS "subjectId", "value", "digest", "written",
         "told_version" AS "version", "seen_at" AS "seenAt"
    FROM "wc_shop_values" WHERE "store_id" = $1 AND "store_product_id" = ANY($2::int[])`;

/** $1 store, $2 values as JSON, $3 when the reading began. */
export const SAVE_VALUES = `
  INSERT INTO "wc_shop_values" ("store_id", "store_product_id", "field", "subject_id", "value", "digest", "written",
                                "told_version", "seen_at")
  SELECT $1, v."storeProductId", v."field", v."subjectId", v."value", v."digest", v."written", v."version", $3
    FROM jsonb_to_recordset($2::jsonb) AS v(
      "storeProductId" int, "field" text, "subjectId" text, "value" jsonb, "digest" text, "written" text,
      "version" int)
  ON CONFLICT ("store_id", "store_product_id", "field") DO UPDATE
     SET "subject_id" = EXCLUDED."subject_id", "value" = EXCLUDED."value", "digest" = EXCLUDED."digest",
         "written" = EXCLUDED."written", "told_version" = EXCLUDED."told_version", "seen_at" = EXCLUDED."seen_at"`;

/** $1 store, $2 the same products and fields as JSON, $3: they were seen unchanged. */
export const TOUCH_VALUES = `
  UPDATE "wc_shop_values" s SET "seen_at" = $3
    FROM jsonb_to_recordset($2::jsonb) AS v("storeProductId" int, "field" text)
   WHERE s."store_id" = $1 AND s."store_product_id" = v."storeProductId" AND s."field" = v."field"`;

/** $1 events as JSON, in their order. */
export const ANNOUNCE = `
  INSERT INTO "wc_outbox" ("event_id", "topic", "payload", "created_at")
  SELECT v."eventId", 'woocommerce.product_changed', v."payload", wc_now() + v."place" * interval '1 microsecond'
    FROM jsonb_to_recordset($1::jsonb) AS v("eventId" text, "payload" jsonb, "place" int)
   ORDER BY v."place"
  ON CONFLICT ("event_id") DO NOTHING`;

/** $1 store, $2 products as JSON: of which of them an order took since their stock was seen. */
export const FIND_SOLD = `
  SELECT DISTINCT v."storeProductId"
    FROM jsonb_to_recordset($2::jsonb) AS v("storeProductId" int, "seenAt" timestamptz)
    JOIN "wc_order_lines" l ON l."store_id" = $1 AND l."woocommerce_product_id" = v."storeProductId"
    JOIN "wc_orders" o ON o."store_id" = l."store_id" AND o."order_id" = l."order_id"
     AND o."pulled_at" > v."seenAt" - interval '10 minutes'`;

/**
 * $1 store, $2 ids in the shop, $3 why, $4 when the reading began. What is not where it should be
 * is in sync no more, whatever is confirmed of it, unless it was synced since.
 */
export const MARK_ASTRAY = `
  WITH astray AS (
    UPDATE "wc_product_sync_mappings" m
       SET "sync_status" = 'out_of_sync', "updated_at" = wc_now(),
           "problems" = jsonb_build_object('presence', $3::text) || m."problems",
           "error_message" = COALESCE(m."error_message", $3::text)
     WHERE m."store_id" = $1 AND m."woo_commerce_product_id" = ANY($2::int[])
       AND m."sync_status" <> 'trashed' AND m."last_synced" < $4 AND NOT m."problems" ? 'presence'
    RETURNING m."internal_product_id"
  )
  SELECT "internal_product_id" AS "id" FROM astray`;

/**
 * $1 store, $2 ids in the shop: what was astray is there again. Whether it is right is asked next.
 */
export const MARK_RETURNED = `
  WITH returned AS (
    UPDATE "wc_product_sync_mappings" m
       SET "sync_status" = 'out_of_sync', "updated_at" = wc_now(), "problems" = m."problems" - 'presence',
           "error_message" = (SELECT min(p."value") FROM jsonb_each_text(m."problems" - 'presence') p)
     WHERE m."store_id" = $1 AND m."woo_commerce_product_id" = ANY($2::int[]) AND m."problems" ? 'presence'
    RETURNING COALESCE(m."parent_product_id", m."internal_product_id") AS "id"
  )
  SELECT DISTINCT "id" FROM returned`;

/**
 * $1 store, $2 ids in the shop, $3 when the reading began: what we took down and somebody restored.
 */
export const MARK_RESTORED = `
  WITH restored AS (
    UPDATE "wc_product_sync_mappings" m SET "sync_status" = 'out_of_sync', "updated_at" = wc_now()
     WHERE m."store_id" = $1 AND m."woo_commerce_product_id" = ANY($2::int[])
       AND m."sync_status" = 'trashed' AND m."last_synced" < $3
    RETURNING m."internal_product_id"
  )
  SELECT "internal_product_id" AS "id" FROM restored`;

/** $1 store. */
export const FORGET_UNMAPPED = `
  DELETE FROM "wc_shop_values" s
   WHERE s."store_id" = $1
     AND NOT EXISTS (SELECT 1 FROM "wc_product_sync_mappings" m
                      WHERE m."store_id" = s."store_id" AND m."woo_commerce_product_id" = s."store_product_id")`;
