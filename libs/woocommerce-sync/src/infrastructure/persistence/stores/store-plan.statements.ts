import { PLAN_MINUTES } from '../../../application/full-sync/store-plan.repository';

const SUMMARY = `
  "id", "store_id" AS "storeId", "settings", "settings_before" AS "settingsBefore",
  "requested_by" AS "requestedBy",
  "created_at" AS "createdAt",
  "created_at" + interval '${PLAN_MINUTES} minutes' AS "validUntil",
  "created_at" + interval '${PLAN_MINUTES} minutes' <= wc_now() AS "isExpired"`;

const COLUMNS = `${SUMMARY}, "plan"`;

/** $1 store, $2 settings, $3 those before, $4 who, $5 the plan; others go after a day. */
export const ADD_PLAN = `
  WITH old AS (
    DELETE FROM "wc_store_plans" WHERE "created_at" < wc_now() - interval '1 day'
  )
  INSERT INTO "wc_store_plans" ("id", "store_id", "settings", "settings_before", "requested_by", "plan")
  VALUES (gen_random_uuid(), $1, $2::jsonb, $3::jsonb, $4, $5::jsonb)
  RETURNING ${COLUMNS}`;

/** $1 store, $2 id. */
export const FIND_PLAN = `
  SELECT ${COLUMNS} FROM "wc_store_plans" WHERE "store_id" = $1 AND "id" = $2`;

/** $1 store: the last ones. */
export const FIND_RECENT_PLANS = `
  SELECT ${SUMMARY} FROM "wc_store_plans" WHERE "store_id" = $1 ORDER BY "created_at" DESC, "id" LIMIT 20`;
