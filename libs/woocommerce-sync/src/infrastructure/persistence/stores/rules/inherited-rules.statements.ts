import { DEFAULT_STORE_ID } from '../../../../domain/stores/store';

/** A store that is newer than the last start has known what the environment's own was told. */
export const LIST_KNOWN_RULES = `
  SELECT s."id" AS "storeId", s."own", s."takesChanges",
         COALESCE(r."environment", d."environment") AS "environment"
    FROM (SELECT "id", "settings" AS "own", "state" IN ('active', 'paused') AS "takesChanges", 0 AS "place"
            FROM "wc_stores" WHERE "state" <> 'leaving'
          UNION ALL SELECT '${DEFAULT_STORE_ID}', '{}'::jsonb, true, 1) s
    LEFT JOIN "wc_store_rules" r ON r."store_id" = s."id"
    LEFT JOIN "wc_store_rules" d ON d."store_id" = '${DEFAULT_STORE_ID}'
   ORDER BY s."place", s."id"`;

/** $1 store, $2 the environment, $3 what is otherwise; null for nothing, $4 regained groups. */
export const TAKE_UP_RULES = `
  WITH told AS (
    INSERT INTO "wc_store_rules" ("store_id", "environment", "changes", "changed_at")
    VALUES ($1, $2::jsonb, $3::jsonb, CASE WHEN $3::jsonb IS NOT NULL THEN wc_now() END)
    ON CONFLICT ("store_id") DO UPDATE
       SET "environment" = EXCLUDED."environment",
           "changes" = COALESCE(EXCLUDED."changes", "wc_store_rules"."changes"),
           "changed_at" = COALESCE(EXCLUDED."changed_at", "wc_store_rules"."changed_at")
     WHERE "wc_store_rules"."environment" <> EXCLUDED."environment"
    RETURNING "store_id"
  ), owed AS (
    UPDATE "wc_stores" s SET "rules_changed_at" = wc_now()
      FROM told t WHERE s."id" = t."store_id" AND $3::jsonb IS NOT NULL
  ), forgotten AS (
    UPDATE "wc_product_sync_mappings" m
       SET "confirmed" = m."confirmed" - $4::text[], "updated_at" = wc_now(),
           "sync_status" = CASE m."sync_status" WHEN 'in_sync' THEN 'out_of_sync' ELSE m."sync_status" END
      FROM told t
     WHERE m."store_id" = t."store_id" AND m."confirmed" ?| $4::text[]
  )
  SELECT count(*)::int AS "told" FROM told`;

/** $1 store: what no full sync that began later has brought to its end. */
export const FIND_OPEN_CHANGE = `
  SELECT r."changed_at" AS "changedAt", r."changes" AS "settings"
    FROM "wc_store_rules" r
   WHERE r."store_id" = $1 AND r."changed_at" IS NOT NULL
     AND NOT EXISTS (
       SELECT 1 FROM "wc_sync_runs" s
        WHERE s."store_id" = r."store_id" AND s."started_at" >= r."changed_at"
          AND s."status" = 'completed')`;
