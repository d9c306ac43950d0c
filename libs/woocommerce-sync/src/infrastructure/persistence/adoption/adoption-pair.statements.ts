import { GROUPS_TO_DECIDE } from '../../../domain/adoption/adoption-pair';

/** Columns of a pair. */
const PAIR_COLUMNS = `
  p."id", p."pair_group" AS "group", p."erp", p."shop", p."candidates", p."matched_by" AS "matchedBy", p."score",
  p."reasons", p."decision", p."decided_by" AS "decidedBy", p."decided_at" AS "decidedAt",
  p."decision_reason" AS "decisionReason"`;

const TO_DECIDE = GROUPS_TO_DECIDE.map((group) => `'${group}'`).join(', ');

/** $1 run, $2 token: keeps the run from being taken or called off meanwhile. */
export const LOCK_RUN = `
  SELECT "store_id" AS "storeId" FROM "wc_adoption_runs"
   WHERE "id" = $1 AND "status" = 'running' AND "token" = $2 FOR SHARE`;

/** $1 run: keeps one that is over from being given up meanwhile. */
export const LOCK_COMPLETED = `
  SELECT "id" FROM "wc_adoption_runs" WHERE "id" = $1 AND "status" = 'completed' FOR SHARE`;

/** $1 run, $2 store, $3 as JSON. What is mapped already was decided by that. */
export const SAVE = `
  INSERT INTO "wc_adoption_pairs" ("run_id", "store_id", "pair_group", "product_id", "variant_id", "shop_ids", "erp",
                                   "shop", "candidates", "matched_by", "score", "reasons", "decision")
  SELECT $1::uuid, $2, v."group", v."erp"->>'productId', v."erp"->>'variantId', v."shopIds", NULLIF(v."erp", 'null'),
         NULLIF(v."shop", 'null'), v."candidates", v."matchedBy", v."score", v."reasons",
         CASE WHEN v."matchedBy" = 'mapping' THEN 'adopt' WHEN v."reasons" ? 'foreign' THEN 'foreign' END
    FROM jsonb_to_recordset($3::jsonb) AS v(
      "group" text, "shopIds" int[], "erp" jsonb, "shop" jsonb, "candidates" jsonb, "matchedBy" text,
      "score" double precision, "reasons" jsonb)`;

/** $1 run. */
export const COUNT = `
  SELECT p."pair_group" AS "group", count(*)::int AS "pairs",
         count(*) FILTER (WHERE p."variant_id" IS NOT NULL OR (p."erp" IS NULL AND p."shop"->>'parentId' <> '0'))::int
           AS "variants",
         count(*) FILTER (WHERE p."decision" IS NULL)::int AS "undecided"
    FROM "wc_adoption_pairs" p WHERE p."run_id" = $1 GROUP BY p."pair_group" ORDER BY p."pair_group"`;

/** $1 run, $2 group, $3 whether decided, $4 after this id, $5 limit. */
export const PAGE = `
  SELECT ${PAIR_COLUMNS} FROM "wc_adoption_pairs" p
   WHERE p."run_id" = $1 AND ($2::text IS NULL OR p."pair_group" = $2)
     AND ($3::boolean IS NULL OR (p."decision" IS NOT NULL) = $3) AND p."id" > $4 ORDER BY p."id" LIMIT $5`;

/** $1 run, $2 group, $3 whether variants, $4 after this id, $5 limit. */
export const FIND_UNDECIDED = `
  SELECT ${PAIR_COLUMNS} FROM "wc_adoption_pairs" p
   WHERE p."run_id" = $1 AND p."pair_group" = $2 AND (p."variant_id" IS NOT NULL) = $3 AND p."decision" IS NULL
     AND p."id" > $4
   ORDER BY p."id" LIMIT $5`;

/** $1 run, $2 ids; with the variants of the same two products. */
export const FIND_WITH_VARIANTS = `
  WITH named AS (
    SELECT * FROM "wc_adoption_pairs" WHERE "run_id" = $1 AND "id" = ANY($2::bigint[])
  ), meant AS (
    SELECT "id" FROM named
     UNION
    SELECT v."id" FROM named n
      JOIN "wc_adoption_pairs" v ON v."run_id" = $1 AND v."product_id" = n."product_id"
     WHERE n."variant_id" IS NULL AND v."variant_id" IS NOT NULL
       AND v."shop"->>'parentId' = n."shop"->>'storeProductId'
  )
  SELECT ${PAIR_COLUMNS} FROM "wc_adoption_pairs" p JOIN meant m ON m."id" = p."id"
   ORDER BY (p."variant_id" IS NOT NULL), p."id"`;

/** $1 store, $2 products. */
export const FIND_UNDER_WAY = `
  SELECT DISTINCT "product_id" AS "id" FROM "wc_sync_items"
   WHERE "store_id" = $1 AND "subject_kind" = 'product' AND "product_id" = ANY($2::text[])
     AND "status" = 'syncing'`;

/**
 * $1 run, $2 store, $3 what was said of each as JSON, $4 decision, $5 who, $6 why. An adoption
 * holds where the mapping says so, and what was adopted stays so; nothing of ours is foreign. Of a
 * pair that stays open only the candidates go that it was said of. Answers what was said of each
 * before.
 */
export const DECIDE = `
  WITH said AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS v("id" bigint, "targets" int[], "staysOpen" boolean)
  ), before AS (
    SELECT p."id", p."decision" FROM "wc_adoption_pairs" p
     WHERE p."run_id" = $1 AND p."id" IN (SELECT s."id" FROM said s) ORDER BY p."id" FOR UPDATE
  )
  UPDATE "wc_adoption_pairs" p
     SET "decision" = CASE WHEN s."staysOpen" THEN p."decision" ELSE $4 END,
         "decided_by" = CASE WHEN s."staysOpen" THEN p."decided_by" ELSE $5 END,
         "decided_at" = CASE WHEN s."staysOpen" THEN p."decided_at" ELSE wc_now() END,
         "decision_reason" = CASE WHEN s."staysOpen" THEN p."decision_reason" ELSE $6 END,
         "candidates" = CASE WHEN NOT s."staysOpen" THEN p."candidates" ELSE (
           SELECT COALESCE(jsonb_agg(c."one" ORDER BY c."place"), '[]')
             FROM jsonb_array_elements(p."candidates") WITH ORDINALITY AS c("one", "place")
            WHERE (c."one"->>'storeProductId')::int <> ALL(s."targets")) END,
         "shop_ids" = CASE WHEN NOT s."staysOpen" THEN p."shop_ids" ELSE
           ARRAY(SELECT id FROM unnest(p."shop_ids") AS id WHERE id <> ALL(s."targets") ORDER BY id) END
    FROM said s JOIN before b ON b."id" = s."id"
   WHERE p."run_id" = $1 AND p."id" = s."id" AND p."decision" IS DISTINCT FROM 'adopt'
     AND ($4 <> 'adopt' OR EXISTS (
       SELECT 1 FROM "wc_product_sync_mappings" m
        WHERE m."store_id" = $2 AND m."internal_product_id" = COALESCE(p."variant_id", p."product_id")
          AND m."woo_commerce_product_id" = ANY(s."targets")))
     AND ($4 <> 'foreign' OR NOT EXISTS (
       SELECT 1 FROM "wc_product_sync_mappings" m
        WHERE m."store_id" = $2 AND m."woo_commerce_product_id" = ANY(s."targets")))
  RETURNING p."id", b."decision" AS "before", s."targets"`;

/** $1 store, $2 ids in the shop, $3 why, $4 who. */
export const ADD_FOREIGN = `
  INSERT INTO "wc_foreign_products" ("store_id", "store_product_id", "reason", "said_by")
  SELECT $1, id, $3, $4 FROM (SELECT DISTINCT unnest($2::int[]) AS id) AS said
  ON CONFLICT ("store_id", "store_product_id") DO UPDATE SET "reason" = EXCLUDED."reason", "said_by" = EXCLUDED."said_by",
     "said_at" = wc_now()`;

/** $1 store, $2 ids in the shop, $3 run: all but those of which another pair says it still. */
export const REMOVE_FOREIGN = `
  DELETE FROM "wc_foreign_products" WHERE "store_id" = $1 AND "store_product_id" = ANY($2::int[])
     AND "store_product_id" NOT IN (
       SELECT unnest(o."shop_ids") FROM "wc_adoption_pairs" o WHERE o."run_id" = $3 AND o."decision" = 'foreign')`;

/** $1 store, $2 ids in the shop: they are the ERP's now. */
export const TAKE_FROM_FOREIGN = `
  DELETE FROM "wc_foreign_products" WHERE "store_id" = $1 AND "store_product_id" = ANY($2::int[])`;

/**
 * $1 store: how the reading stands that goes on, or was read last, and how many variable products
 * were adopted out of several: nobody has matched their variants yet. One that failed changes
 * nothing, and one that was given up keeps nobody.
 */
export const TO_DECIDE_OF_STORE = `
  SELECT r."status", f."undecided", f."unread"
    FROM "wc_adoption_runs" r CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE p."decision" IS NULL)::int AS "undecided",
             count(*) FILTER (
               WHERE p."decision" = 'adopt' AND p."variant_id" IS NULL
                 AND p."pair_group" IN ('ambiguous', 'duplicate')
                 AND (p."shop"->>'type' = 'variable' OR p."candidates" @> '[{"type": "variable"}]'))::int AS "unread"
        FROM "wc_adoption_pairs" p WHERE p."run_id" = r."id" AND p."pair_group" IN (${TO_DECIDE})) f
   WHERE r."store_id" = $1 AND r."status" IN ('running', 'completed') ORDER BY r."started_at" DESC LIMIT 1`;

/** $1 store, $2 the ERP's ids, $3 ids in the shop. */
export const FIND_MAPPINGS = `
  SELECT "internal_product_id" AS "productId", "woo_commerce_product_id" AS "storeProductId"
    FROM "wc_product_sync_mappings"
   WHERE "store_id" = $1
     AND ("internal_product_id" = ANY($2::text[]) OR "woo_commerce_product_id" = ANY($3::int[]))`;
