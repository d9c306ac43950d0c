/**
 * $1 store, $2 orders, $3 whether only of those that an earlier version told of. Such an order
 * begins with what was told; every other one with nothing. In one order, so that no two of these
 * wait for each other.
 */
export const ENSURE_STATES = `
  INSERT INTO "wc_order_states" ("store_id", "order_id", "status", "version", "content_digest", "event_id",
                                 "refund_ids", "read_at")
  SELECT $1, i."order_id", COALESCE(o."status", ''), COALESCE(o."version", 0), o."content_digest", o."event_id",
         CASE WHEN o."event_id" IS NULL THEN '{}'::int[] ELSE o."refund_ids" END, 'epoch'
    FROM unnest($2::int[]) AS i("order_id")
    LEFT JOIN LATERAL (
      SELECT e."status", e."content_digest", e."event_id",
             (SELECT count(*)::int FROM "wc_orders" c WHERE c."store_id" = $1 AND c."order_id" = i."order_id") AS "version",
             CASE WHEN e."payload" IS NOT NULL THEN ARRAY(
               SELECT (r->>'id')::int FROM jsonb_array_elements(e."payload"->'refunds') r WHERE r->>'id' IS NOT NULL) END AS "refund_ids"
        FROM "wc_orders" e WHERE e."store_id" = $1 AND e."order_id" = i."order_id" ORDER BY e."id" DESC LIMIT 1
    ) o ON true
   WHERE NOT EXISTS (SELECT 1 FROM "wc_order_states" s WHERE s."store_id" = $1 AND s."order_id" = i."order_id")
     AND (NOT $3::boolean OR o."event_id" IS NOT NULL)
   ORDER BY i."order_id"
  ON CONFLICT DO NOTHING`;

/** $1 store, $2 orders. */
export const LOCK_STATES = `
  SELECT s."order_id" AS "orderId", s."version", s."status", s."content_digest" AS "contentDigest",
         s."event_id" AS "eventId", o."payload" AS "content", s."modified_at" AS "modifiedAt", s."read_at" AS "readAt",
         s."refund_ids" AS "refundIds", s."products"
    FROM "wc_order_states" s LEFT JOIN "wc_orders" o ON o."event_id" = s."event_id"
   WHERE s."store_id" = $1 AND s."order_id" = ANY($2::int[]) ORDER BY s."order_id" FOR UPDATE OF s`;

/** $1 store, $2 orders. */
export const FIND_KNOWN = `
  SELECT "order_id" AS "orderId", "fingerprint", "version", "refund_ids" AS "refundIds"
    FROM "wc_order_states" WHERE "store_id" = $1 AND "order_id" = ANY($2::int[])`;

/** $1 store, $2 states as JSON, $3 their orders. */
export const SAVE_STATES = `
  UPDATE "wc_order_states" s
     SET "number" = COALESCE(v."number", s."number"), "status" = v."status", "version" = v."version",
         "content_digest" = v."content_digest", "event_id" = v."event_id", "fingerprint" = v."fingerprint",
         "refund_ids" = v."refund_ids", "products" = v."products", "modified_at" = v."modified_at",
         "created_at" = COALESCE(v."created_at", s."created_at"), "read_at" = v."read_at",
         "changed_at" = CASE WHEN v."version" > s."version" THEN wc_now() ELSE s."changed_at" END
    FROM jsonb_to_recordset($2::jsonb) AS v(
      "order_id" int, "number" text, "status" text, "version" int, "content_digest" text, "event_id" text,
      "fingerprint" text, "refund_ids" int[], "products" jsonb, "modified_at" timestamptz, "created_at" timestamptz,
      "read_at" timestamptz)
   WHERE s."store_id" = $1 AND s."order_id" = v."order_id" AND s."order_id" = ANY($3::int[])`;

/** $1 store, $2 orders. */
export const FORGET_LINES = `
  DELETE FROM "wc_order_lines" WHERE "store_id" = $1 AND "order_id" = ANY($2::int[])
  RETURNING "order_id", "line_id", "reduced_stock"::float8`;

/** $1 store, $2 lines as JSON. */
export const SAVE_LINES = `
  INSERT INTO "wc_order_lines" ("store_id", "order_id", "line_id", "woocommerce_product_id", "product_id", "variant_id",
                                "reduced_stock")
  SELECT $1, v."order_id", v."line_id", v."woocommerce_product_id", v."product_id", v."variant_id", v."reduced_stock"
    FROM jsonb_to_recordset($2::jsonb) AS v(
      "order_id" int, "line_id" int, "woocommerce_product_id" int, "product_id" text, "variant_id" text,
      "reduced_stock" numeric)
  ON CONFLICT DO NOTHING`;
