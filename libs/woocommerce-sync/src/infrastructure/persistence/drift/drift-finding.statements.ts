/** $1 run, $2 token, $3 products, $4 variations, $5 under way. */
export const COUNT_PAGE = `
  UPDATE "wc_drift_runs"
     SET "products" = "products" + $3, "variations" = "variations" + $4, "under_way" = "under_way" + $5
   WHERE "id" = $1 AND "status" = 'running' AND "token" = $2`;

/** $1 run, $2 as JSON. What is met twice, as a page that moved, is met once. */
export const SAVE_MET = `
  INSERT INTO "wc_drift_met" ("run_id", "store_product_id", "parent_id", "sku", "gtin", "is_trashed")
  SELECT $1, v."storeProductId", v."parentId", v."sku", v."gtin", v."isTrashed"
    FROM jsonb_to_recordset($2::jsonb) AS v(
      "storeProductId" int, "parentId" int, "sku" text, "gtin" text, "isTrashed" boolean)
  ON CONFLICT DO NOTHING
  RETURNING "store_product_id" AS "storeProductId", "parent_id" AS "parentId"`;

/** $1 run, $2 as JSON. */
export const SAVE_FOUND = `
  INSERT INTO "wc_drift_findings" ("run_id", "kind", "product_id", "variant_id", "store_product_id", "sku",
                                   "field_group", "wanted", "shown", "difference")
  SELECT $1, v."kind", v."productId", v."variantId", v."storeProductId", v."sku", v."group", v."wanted", v."shown",
         v."difference"::numeric
    FROM jsonb_to_recordset($2::jsonb) AS v(
      "kind" text, "productId" text, "variantId" text, "storeProductId" int, "sku" text, "group" text, "wanted" text,
      "shown" text, "difference" text)`;

/** $1 store, $2 products. */
export const FIND_BUSY = `
  SELECT DISTINCT "product_id" AS "productId" FROM "wc_sync_items"
   WHERE "store_id" = $1 AND "subject_kind" = 'product' AND "product_id" = ANY($2::text[])
     AND "status" IN ('pending', 'syncing')`;

/** $1 store, $2 ids in the shop. Of a product in the trash no variation is looked for. */
export const FIND_BELIEVED = `
  SELECT m."woo_commerce_product_id" AS "id" FROM "wc_product_sync_mappings" m
   WHERE m."store_id" = $1 AND m."woo_commerce_product_id" = ANY($2::int[]) AND m."sync_status" <> 'trashed'
     AND (m."parent_product_id" IS NULL OR EXISTS (
       SELECT 1 FROM "wc_product_sync_mappings" p
        WHERE p."store_id" = m."store_id" AND p."internal_product_id" = m."parent_product_id"
          AND p."sync_status" <> 'trashed' AND NOT p."problems" ? 'presence'))`;

/**
 * $1 run, $2 after this id of the shop, $3 limit. A variation only where its product was met
 * outside of the trash; what was synced since the run began may have been made behind its back.
 */
export const FIND_UNMET = `
  SELECT COALESCE(m."parent_product_id", m."internal_product_id") AS "productId",
         CASE WHEN m."parent_product_id" IS NOT NULL THEN m."internal_product_id" END AS "variantId",
         m."woo_commerce_product_id" AS "storeProductId", COALESCE(m."confirmed"->>'sku', '') AS "sku"
    FROM "wc_product_sync_mappings" m JOIN "wc_drift_runs" r ON r."id" = $1 AND r."store_id" = m."store_id"
   WHERE m."woo_commerce_product_id" > $2 AND m."sync_status" <> 'trashed' AND m."last_synced" < r."started_at"
     AND NOT EXISTS (SELECT 1 FROM "wc_drift_met" s
                      WHERE s."run_id" = $1 AND s."store_product_id" = m."woo_commerce_product_id")
     AND (m."parent_product_id" IS NULL OR EXISTS (
       SELECT 1 FROM "wc_product_sync_mappings" p
         JOIN "wc_drift_met" s ON s."run_id" = $1 AND s."store_product_id" = p."woo_commerce_product_id"
        WHERE p."store_id" = m."store_id" AND p."internal_product_id" = m."parent_product_id" AND NOT s."is_trashed"))
     AND NOT EXISTS (
       SELECT 1 FROM "wc_sync_items" i
        WHERE i."store_id" = m."store_id" AND i."subject_kind" = 'product'
          AND i."product_id" = COALESCE(m."parent_product_id", m."internal_product_id")
          AND i."status" IN ('pending', 'syncing'))
   ORDER BY m."woo_commerce_product_id" LIMIT $3`;

/** $1 run, $2 after this id of the shop, $3 limit: by their ids in the shop. */
export const FIND_HIDDEN = `
  SELECT m."woo_commerce_product_id" AS "id"
    FROM "wc_product_sync_mappings" m JOIN "wc_drift_runs" r ON r."id" = $1 AND r."store_id" = m."store_id"
   WHERE m."woo_commerce_product_id" > $2 AND m."sync_status" <> 'trashed' AND m."parent_product_id" IS NULL
     AND m."confirmed"->>'status' IN ('draft', 'pending', 'private')
   ORDER BY m."woo_commerce_product_id" LIMIT $3`;

/**
 * What several products of the shop have, by the column. A variation without its own shows that of
 * its product. $1 run.
 */
export function noteDuplicates(column: 'sku' | 'gtin'): string {
  return `
  WITH own AS (
    SELECT s."store_product_id" AS "id", s."${column}" AS "code", s."sku" FROM "wc_drift_met" s
     WHERE s."run_id" = $1 AND s."${column}" <> '' AND NOT s."is_trashed"
       AND NOT EXISTS (SELECT 1 FROM "wc_drift_met" p
                        WHERE p."run_id" = $1 AND p."store_product_id" = s."parent_id" AND p."${column}" = s."${column}")
  ), doubled AS (
    SELECT "code", string_agg("id"::text, ', ' ORDER BY "id") AS "ids" FROM own GROUP BY "code" HAVING count(*) > 1
  )
  INSERT INTO "wc_drift_findings" ("run_id", "kind", "product_id", "variant_id", "store_product_id", "sku", "wanted",
                                   "shown")
  SELECT $1, 'duplicate_${column}', COALESCE(m."parent_product_id", m."internal_product_id"),
         CASE WHEN m."parent_product_id" IS NOT NULL THEN m."internal_product_id" END, o."id", o."sku", '',
         left(o."code" || ': ' || d."ids", 300)
    FROM own o JOIN doubled d ON d."code" = o."code"
    JOIN "wc_drift_runs" r ON r."id" = $1
    LEFT JOIN "wc_product_sync_mappings" m
      ON m."store_id" = r."store_id" AND m."woo_commerce_product_id" = o."id"
   ORDER BY o."code", o."id"`;
}

/** $1 run: what has come to be ours since it was met. */
export const DROP_OWNED = `
  DELETE FROM "wc_drift_findings" f USING "wc_drift_runs" r, "wc_product_sync_mappings" m
   WHERE f."run_id" = $1 AND f."kind" = 'unowned' AND f."product_id" IS NULL AND r."id" = $1
     AND m."store_id" = r."store_id" AND m."woo_commerce_product_id" = f."store_product_id"`;

/** The comparison of what webhooks hinted at of late; $1 store. */
const HINTED = `
  SELECT "id" FROM "wc_drift_runs"
   WHERE "store_id" = $1::text AND "scope" = 'hints' AND "started_at" > wc_now() - interval '1 day'
   ORDER BY "started_at" DESC LIMIT 1`;

/** $1 store, $2 id of a new one. */
export const OPEN_HINTED = `
  INSERT INTO "wc_drift_runs" ("id", "store_id", "scope", "source", "status", "requested_by", "ended_at")
  SELECT $2::uuid, $1::text, 'hints', 'lists', 'completed', 'webhook', wc_now()
   WHERE NOT EXISTS (${HINTED})`;

/** $1 store, $2 as JSON: without what is in it already and nobody asked to repair. */
export const ADD_HINTED = `
  WITH run AS (
    UPDATE "wc_drift_runs" SET "ended_at" = wc_now() WHERE "id" = (${HINTED}) RETURNING "id"
  )
  INSERT INTO "wc_drift_findings" ("run_id", "kind", "product_id", "variant_id", "store_product_id", "sku",
                                   "field_group", "wanted", "shown", "difference")
  SELECT r."id", v."kind", v."productId", v."variantId", v."storeProductId", v."sku", v."group", v."wanted",
         v."shown", v."difference"::numeric
    FROM run r CROSS JOIN jsonb_to_recordset($2::jsonb) AS v(
      "kind" text, "productId" text, "variantId" text, "storeProductId" int, "sku" text, "group" text, "wanted" text,
      "shown" text, "difference" text)
   WHERE NOT EXISTS (
     SELECT 1 FROM "wc_drift_findings" f
      WHERE f."run_id" = r."id" AND f."kind" = v."kind" AND f."product_id" IS NOT DISTINCT FROM v."productId"
        AND f."variant_id" IS NOT DISTINCT FROM v."variantId" AND f."field_group" IS NOT DISTINCT FROM v."group"
        AND f."wanted" = v."wanted" AND f."shown" = v."shown" AND NOT f."repair_asked")`;

/** $1 run. */
export const COUNT = `
  SELECT "kind", "field_group" AS "group", count(*)::int AS "findings",
         count(DISTINCT COALESCE("variant_id", "product_id", "store_product_id"::text))::int AS "products",
         sum("difference")::text AS "difference", count(*) FILTER (WHERE "repair_asked")::int AS "repairsAsked"
    FROM "wc_drift_findings" WHERE "run_id" = $1 GROUP BY "kind", "field_group" ORDER BY "kind", "field_group"`;

/** What a filter names: $2 groups, $3 kinds, $4 products. */
export const NAMED = `
  ($2::text[] IS NULL OR f."field_group" = ANY($2)) AND ($3::text[] IS NULL OR f."kind" = ANY($3))
  AND ($4::text[] IS NULL OR f."product_id" = ANY($4))`;

/** $1 run, $2 to $4 the filter, $5 after this id, $6 limit. */
export const PAGE = `
  SELECT f."id", f."kind", f."product_id" AS "productId", f."variant_id" AS "variantId",
         f."store_product_id" AS "storeProductId", f."sku", f."field_group" AS "group", f."wanted", f."shown",
         f."difference"::text AS "difference", f."repair_asked" AS "repairAsked", f."found_at" AS "foundAt"
    FROM "wc_drift_findings" f
   WHERE f."run_id" = $1 AND ${NAMED} AND f."id" > $5 ORDER BY f."id" LIMIT $6`;

/** The same of those that can be repaired and nobody asked for. */
export const FIND_REPAIRABLE = `
  SELECT f."id", f."product_id" AS "productId", f."field_group" AS "group" FROM "wc_drift_findings" f
   WHERE f."run_id" = $1 AND ${NAMED} AND f."id" > $5 AND f."product_id" IS NOT NULL AND f."field_group" IS NOT NULL
     AND NOT f."repair_asked"
   ORDER BY f."id" LIMIT $6`;
