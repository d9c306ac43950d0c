const COLUMNS = `
  "checked_at" AS "checkedAt", "report", "subject", "versions",
  (EXTRACT(EPOCH FROM wc_now() - "checked_at") * 1000)::float8 AS "ageMs"`;

/** $1 store. */
export const FIND_CHECK = `
  SELECT ${COLUMNS} FROM "wc_store_checks" WHERE "store_id" = $1 AND "report" IS NOT NULL`;

/** The same, for whoever writes another over it. */
export const FIND_CHECK_TO_CHANGE = `${FIND_CHECK} FOR UPDATE`;

/** Whether $1 is a store still: of one that has gone nothing is kept. $2 the environment's. */
const IS_STORE = `
  ($1::text = $2::text OR EXISTS (SELECT 1 FROM "wc_stores" s WHERE s."id" = $1::text AND s."state" <> 'leaving'))`;

/**
 * $1 store, $2 the environment's, $3 report, $4 subject, $5 versions: those known stay where a shop
 * that is down tells none, so that an update is noticed afterwards.
 */
export const KEEP_CHECK = `
  INSERT INTO "wc_store_checks" ("store_id", "checked_at", "report", "subject", "versions")
  SELECT $1::text, wc_now(), $3::jsonb, $4::text, $5::text WHERE ${IS_STORE}
  ON CONFLICT ("store_id") DO UPDATE
     SET "checked_at" = excluded."checked_at", "report" = excluded."report",
         "subject" = excluded."subject",
         "versions" = COALESCE(excluded."versions", "wc_store_checks"."versions")`;

/** $1 store, $2 the environment's, $3 seconds. */
export const TAKE_CHECK_TURN = `
  INSERT INTO "wc_store_checks" ("store_id", "turn_until")
  SELECT $1::text, wc_now() + make_interval(secs => $3) WHERE ${IS_STORE}
  ON CONFLICT ("store_id") DO UPDATE SET "turn_until" = excluded."turn_until"
   WHERE "wc_store_checks"."turn_until" IS NULL OR "wc_store_checks"."turn_until" <= wc_now()
  RETURNING "turn_until"::text AS "turn"`;

/** $1 store, $2 turn. */
export const END_CHECK_TURN = `
  UPDATE "wc_store_checks" SET "turn_until" = NULL
   WHERE "store_id" = $1 AND "turn_until" = $2::timestamptz`;
