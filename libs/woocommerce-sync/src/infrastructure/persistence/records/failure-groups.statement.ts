import { MATCHING } from '../items/failed-items.statement';

/** Most groups that are told of. */
const MOST_GROUPS = 200;

/** How many things of each group are shown. */
const SAMPLES = 3;

/**
 * The newest of a group. In two, as each goes by an index in its order: what is alike or null in
 * both would have all of the group read.
 */
const NEWEST = [
  'i."reason_key" = g."reason_key"',
  'g."reason_key" IS NULL AND i."reason_key" IS NULL',
]
  .map(
    (reason) => `
       (SELECT i.* FROM "wc_sync_items" i
         WHERE i."status" = 'failed' AND i."store_id" = $1 AND i."error_code" = g."error_code"
           AND i."sync_type" = g."sync_type" AND ${reason}
         ORDER BY i."requested_at" DESC, i."id" DESC LIMIT ${SAMPLES})`,
  )
  .join(' UNION ALL ');

/**
 * $1 store. Groups are counted by an index that has all that is asked for; of each the newest are
 * read.
 */
export const FAILURE_GROUPS = `
  WITH groups AS (
    SELECT "error_code", "sync_type", "reason_key", count(*)::int AS "count",
           min("requested_at") AS "firstSeen", max("requested_at") AS "lastSeen"
      FROM "wc_sync_items" WHERE "status" = 'failed' AND "store_id" = $1
     GROUP BY "error_code", "sync_type", "reason_key"
     ORDER BY count(*) DESC, "error_code", "sync_type" LIMIT ${MOST_GROUPS}
  )
  SELECT g."error_code" AS "errorCode", g."sync_type" AS "syncType", g."reason_key" AS "reasonKey", g."count",
         g."firstSeen", g."lastSeen", n."samples", n."reason", n."retrying"
    FROM groups g CROSS JOIN LATERAL (
      SELECT COALESCE(jsonb_agg(jsonb_build_object(
               'subjectKind', s."subject_kind", 'subjectId', s."product_id", 'sku', p."confirmed"->>'sku',
               'name', COALESCE(p."confirmed"->>'name', c."confirmed"->>'name', o."number"))
               ORDER BY s."requested_at" DESC, s."id" DESC), '[]') AS "samples",
             (array_agg(s."error_message" ORDER BY s."requested_at" DESC, s."id" DESC))[1] AS "reason",
             bool_or(s."attempts" < s."max_attempts") AS "retrying"
        FROM (${NEWEST}) s
        LEFT JOIN "wc_product_sync_mappings" p
          ON s."subject_kind" = 'product' AND p."store_id" = s."store_id" AND p."internal_product_id" = s."product_id"
        LEFT JOIN "wc_category_mappings" c
          ON s."subject_kind" = 'category' AND c."store_id" = s."store_id" AND c."category_id" = s."product_id"
        LEFT JOIN "wc_order_states" o
          ON s."subject_kind" = 'order' AND o."store_id" = s."store_id"
         AND o."order_id" = CASE WHEN s."subject_kind" = 'order' THEN s."product_id"::int END) n
   ORDER BY g."count" DESC, g."error_code", g."sync_type"`;

/** As `MATCHING`. */
export const COUNT_FAILED = `SELECT count(*)::int AS "matched" FROM "wc_sync_items" WHERE ${MATCHING}`;

/**
 * As `MATCHING`. Gives failed items up: they end without a success, and keep why they failed. A
 * batch has counted its failure already.
 */
export const DISMISS_FAILED = `
  WITH dismissed AS (
    UPDATE "wc_sync_items"
       SET "status" = 'completed', "outcome" = 'dismissed', "completed_at" = wc_now(), "updated_at" = wc_now()
     WHERE ${MATCHING}
    RETURNING "id"
  )
  SELECT count(*)::int AS "matched" FROM dismissed`;
