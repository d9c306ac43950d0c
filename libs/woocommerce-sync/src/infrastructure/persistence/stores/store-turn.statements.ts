/** $1 store, $2 of what, $3 token, $4 seconds. */
export const TAKE_TURN = `
  INSERT INTO "wc_store_turns" AS t ("store_id", "name", "token", "held_until")
  VALUES ($1, $2, $3::uuid, wc_now() + make_interval(secs => $4))
  ON CONFLICT ("store_id", "name") DO UPDATE
     SET "token" = EXCLUDED."token", "held_until" = EXCLUDED."held_until"
   WHERE t."held_until" <= wc_now()
  RETURNING "token"`;

/** $1 store, $2 of what, $3 token, $4 seconds. */
export const KEEP_TURN = `
  UPDATE "wc_store_turns" SET "held_until" = wc_now() + make_interval(secs => $4)
   WHERE "store_id" = $1 AND "name" = $2 AND "token" = $3::uuid`;

/** $1 store, $2 of what, $3 token. */
export const END_TURN = `
  DELETE FROM "wc_store_turns" WHERE "store_id" = $1 AND "name" = $2 AND "token" = $3::uuid`;
