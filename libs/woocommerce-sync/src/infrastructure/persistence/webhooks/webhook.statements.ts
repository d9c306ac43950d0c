/** For so long the secret before a change is taken at least. */
const PREVIOUS = `interval '1 day'`;

/** So long after an order was found by reading a webhook may still tell of it. */
const IN_TIME = `interval '5 minutes'`;

/** Clocks may differ by so much, and a delivery be so much earlier than the change it tells of. */
const SKEW = `interval '2 minutes'`;

/** $1 store: sealed secrets, the present one first. */
export const ACCEPTED_SECRETS = `
  SELECT "secret", "secret_version" AS "version",
         CASE WHEN "previous_until" > wc_now() OR EXISTS (
                SELECT 1 FROM "wc_webhooks" w
                 WHERE w."store_id" = s."store_id"
                   AND w."secret_version" BETWEEN 1 AND s."secret_version" - 1)
              THEN "previous_secret" END AS "previous"
    FROM "wc_webhook_stores" s WHERE "store_id" = $1`;

/**
 * $1 store, $2 sealed secret. The one before is the one that the shop has: one that it was never
 * given is nobody's.
 */
export const RENEW_SECRET = `
  INSERT INTO "wc_webhook_stores" AS s ("store_id", "secret", "secret_version")
  VALUES ($1, $2, 1)
  ON CONFLICT ("store_id") DO UPDATE
     SET "secret" = EXCLUDED."secret", "secret_version" = s."secret_version" + 1,
         "previous_until" = wc_now() + ${PREVIOUS},
         "previous_secret" = CASE WHEN EXISTS (
             SELECT 1 FROM "wc_webhooks" w WHERE w."store_id" = s."store_id"
                AND w."secret_version" = s."secret_version")
           THEN s."secret" ELSE COALESCE(s."previous_secret", s."secret") END
  RETURNING "secret_version" AS "version"`;

/** $1 store, $2 sealed secret, $3 the same secret as it was sealed before. */
export const SEAL_ANEW = `
  UPDATE "wc_webhook_stores" SET "secret" = $2 WHERE "store_id" = $1 AND "secret" = $3`;

/** A turn is lost after so long without being kept; longer than one call of the shop may take. */
const TURN = `interval '2 minutes'`;

/** $1 store, $2 token. */
export const TAKE_TURN = `
  INSERT INTO "wc_webhook_stores" AS s ("store_id", "turn", "turn_at", "turn_until")
  VALUES ($1, $2, wc_now(), wc_now() + ${TURN})
  ON CONFLICT ("store_id") DO UPDATE
     SET "turn" = EXCLUDED."turn", "turn_at" = EXCLUDED."turn_at",
         "turn_until" = EXCLUDED."turn_until"
   WHERE s."turn_until" IS NULL OR s."turn_until" <= wc_now()
  RETURNING "store_id"`;

/** $1 store, $2 token. */
export const KEEP_TURN = `
  UPDATE "wc_webhook_stores" SET "turn_until" = wc_now() + ${TURN}
   WHERE "store_id" = $1 AND "turn" = $2`;

/** $1 store, $2 token, $3 whether all was well, $4 code, $5 message. */
export const END_TURN = `
  UPDATE "wc_webhook_stores"
     SET "turn" = NULL, "turn_until" = NULL, "watched_at" = wc_now(), "error_code" = $4,
         "error_message" = $5,
         "well_at" = CASE WHEN $3::boolean THEN "turn_at" ELSE "well_at" END
   WHERE "store_id" = $1 AND "turn" = $2`;

/** $1 store, $2 token: nobody has looked. */
export const GIVE_UP_TURN = `
  UPDATE "wc_webhook_stores" SET "turn" = NULL, "turn_until" = NULL
   WHERE "store_id" = $1 AND "turn" = $2`;

/** $1 store, $2 webhooks as JSON, $3 whether they are active from now on. */
export const KEEP_WEBHOOKS = `
  INSERT INTO "wc_webhooks" AS w ("store_id", "topic", "webhook_id", "state", "secret_version",
                                  "active_since")
  SELECT $1, v."topic", v."webhookId", v."state", v."secretVersion",
         CASE WHEN v."state" = 'active' THEN wc_now() END
    FROM jsonb_to_recordset($2::jsonb) AS v(
      "topic" text, "webhookId" int, "state" text, "secretVersion" int)
   ORDER BY v."topic"
  ON CONFLICT ("store_id", "topic") DO UPDATE
     SET "webhook_id" = EXCLUDED."webhook_id", "state" = EXCLUDED."state",
         "secret_version" = EXCLUDED."secret_version",
         "active_since" = CASE
           WHEN NOT $3::boolean AND w."webhook_id" = EXCLUDED."webhook_id"
                AND EXCLUDED."state" = 'active'
           THEN COALESCE(w."active_since", EXCLUDED."active_since")
           ELSE EXCLUDED."active_since" END`;

/** $1 store, $2 since. An older gap that is still open stays as long as it was. */
export const OPEN_GAP = `
  UPDATE "wc_webhook_stores"
     SET "gap_since" = LEAST("gap_since", $2::timestamptz), "gap_opened" = "gap_opened" + 1
   WHERE "store_id" = $1`;

/** $1 store. */
export const FIND_GAP = `
  SELECT "gap_since" AS "since", "gap_opened" AS "opened"
    FROM "wc_webhook_stores" WHERE "store_id" = $1 AND "gap_since" IS NOT NULL`;

/** $1 store, $2 how often it had been opened when its reading began. */
export const CLOSE_GAP = `
  UPDATE "wc_webhook_stores" SET "gap_since" = NULL WHERE "store_id" = $1 AND "gap_opened" = $2`;

/**
 * $1 store. Orders that a pull brought while both webhooks of changes were active, that changed
 * since they are, and of which none told. An order's own time is the shop's, whose clock may be
 * wrong: a later one than ours is not believed.
 */
export const FIND_SILENCE = `
  WITH listening AS (
    SELECT max("active_since") AS "since" FROM "wc_webhooks"
     WHERE "store_id" = $1 AND "topic" IN ('order.created', 'order.updated')
    HAVING count("active_since") = 2
  ), found AS (
    SELECT o."order_id", l."since", LEAST(o."pulled_at",
             CASE WHEN o."payload"->>'modifiedAt' ~ '^\\d{4}-\\d\\d-\\d\\dT'
                  THEN (o."payload"->>'modifiedAt')::timestamptz END) AS "changed_at"
      FROM "wc_orders" o CROSS JOIN listening l
     WHERE o."store_id" = $1 AND o."pull_id" IS NOT NULL AND o."payload" IS NOT NULL
       AND o."type" IN ('received', 'updated', 'cancelled')
       AND o."pulled_at" > GREATEST(l."since", wc_now() - interval '1 day')
       AND o."pulled_at" <= wc_now() - ${IN_TIME}
  )
  SELECT count(*)::int AS "orders", min(f."changed_at") AS "since" FROM found f
   WHERE f."changed_at" > f."since"
     AND NOT EXISTS (SELECT 1 FROM "wc_webhook_deliveries" d
                      WHERE d."store_id" = $1 AND d."subject" = 'order'
                        AND d."subject_id" = f."order_id"
                        AND d."received_at" >= f."changed_at" - ${SKEW})`;

/** $1 store, $2 orders, $3 since. */
export const NOTE_SILENCE = `
  UPDATE "wc_webhook_stores"
     SET "silent_orders" = "silent_orders" + $2,
         "silent_since" = LEAST("silent_since", $3::timestamptz)
   WHERE "store_id" = $1`;

/** $1 store. */
export const END_SILENCE = `
  UPDATE "wc_webhook_stores" SET "silent_orders" = 0, "silent_since" = NULL
   WHERE "store_id" = $1 AND EXISTS (
     SELECT 1 FROM "wc_webhooks" w JOIN "wc_webhook_deliveries" d
         ON d."store_id" = w."store_id" AND d."topic" = w."topic"
        AND d."received_at" > w."active_since"
      WHERE w."store_id" = $1)`;

/** $1 store, $2 count. */
export const COUNT_REJECTED = `
  INSERT INTO "wc_webhook_stores" AS s ("store_id", "rejected", "rejected_at")
  VALUES ($1, $2, wc_now())
  ON CONFLICT ("store_id") DO UPDATE
     SET "rejected" = s."rejected" + EXCLUDED."rejected", "rejected_at" = EXCLUDED."rejected_at"`;

/** $1 store. */
export const STORE_STANDING = `
  SELECT "watched_at" AS "watchedAt", "well_at" AS "wellAt", "gap_since" AS "gapSince",
         "silent_since" AS "silentSince", "silent_orders" AS "silentOrders",
         "rejected"::float8 AS "rejected", "rejected_at" AS "rejectedAt",
         "error_code" AS "errorCode", "error_message" AS "errorMessage"
    FROM "wc_webhook_stores" WHERE "store_id" = $1`;

/** $1 store. */
export const WEBHOOK_STANDINGS = `
  SELECT w."topic", w."webhook_id" AS "webhookId", w."state", w."secret_version" AS "secretVersion",
         w."active_since" AS "activeSince", d."received_at" AS "deliveredAt"
    FROM "wc_webhooks" w
    LEFT JOIN LATERAL (
      SELECT "received_at" FROM "wc_webhook_deliveries"
       WHERE "store_id" = w."store_id" AND "topic" = w."topic"
       ORDER BY "received_at" DESC LIMIT 1) d ON true
   WHERE w."store_id" = $1 ORDER BY w."topic"`;
