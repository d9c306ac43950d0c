/** How long what was taken is its taker's, in seconds: longer than a reading takes. */
const LEASE_SECONDS = 60;

/** One thing is read again no sooner than this after its last reading began. */
const APART = `interval '1 second'`;

/**
 * $1 deliveries as JSON. Delivery and hint are one statement: none exists without the other. In one
 * order for all, so that no two writers wait for each other.
 */
export const RECORD_DELIVERIES = `
  WITH written AS (
    INSERT INTO "wc_webhook_deliveries" ("store_id", "webhook_id", "delivery_id", "body_digest",
                                         "topic", "subject", "subject_id", "received_at")
    SELECT v."store_id", v."webhook_id", v."delivery_id", v."body_digest",
           v."topic", v."subject", v."subject_id", wc_now()
      FROM jsonb_to_recordset($1::jsonb) AS v(
        "store_id" text, "webhook_id" int, "delivery_id" text, "body_digest" text,
        "topic" text, "subject" text, "subject_id" int)
     ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING
    RETURNING "store_id", "subject", "subject_id"
  )
  INSERT INTO "wc_shop_hints" AS h ("store_id", "subject", "subject_id", "announcements", "due_at")
  SELECT "store_id", "subject", "subject_id", count(*)::int, wc_now()
    FROM written WHERE "subject_id" IS NOT NULL
   GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT ("store_id", "subject", "subject_id") DO UPDATE
     SET "announcements" = h."announcements" + EXCLUDED."announcements",
         "announced_at" = CASE WHEN h."due_at" IS NULL THEN wc_now() ELSE h."announced_at" END,
         "due_at" = COALESCE(h."due_at", GREATEST(wc_now(), h."read_at" + ${APART}))`;

/** $1 store, $2 subject, $3 lease, $4 limit. */
export const TAKE_HINTS = `
  UPDATE "wc_shop_hints" h
     SET "lease_id" = $3::uuid, "read_at" = wc_now(),
         "lease_until" = wc_now() + interval '${LEASE_SECONDS} seconds'
    FROM (SELECT "subject_id" FROM "wc_shop_hints"
           WHERE "store_id" = $1 AND "subject" = $2 AND "due_at" <= wc_now()
             AND ("lease_until" IS NULL OR "lease_until" <= wc_now())
           ORDER BY "due_at", "subject_id" LIMIT $4 FOR UPDATE SKIP LOCKED) due
   WHERE h."store_id" = $1 AND h."subject" = $2 AND h."subject_id" = due."subject_id"
  RETURNING h."subject_id" AS "subjectId", h."announcements"`;

/**
 * $1 store, $2 subject, $3 lease, $4 ids, $5 announcements by then. What a lease that is over had
 * is somebody else's.
 */
export const FINISH_HINTS = `
  UPDATE "wc_shop_hints" h
     SET "lease_id" = NULL, "lease_until" = NULL, "tries" = 0,
         "error_code" = NULL, "error_message" = NULL,
         "announced_at" = CASE WHEN h."announcements" = v."announcements"
                               THEN h."announced_at" ELSE wc_now() END,
         "due_at" = CASE WHEN h."announcements" <> v."announcements"
                         THEN GREATEST(wc_now(), h."read_at" + ${APART}) END
    FROM unnest($4::int[], $5::int[]) AS v("subject_id", "announcements")
   WHERE h."store_id" = $1 AND h."subject" = $2 AND h."subject_id" = v."subject_id"
     AND h."lease_id" = $3::uuid`;

/** $1 store, $2 subject, $3 lease, $4 ids, $5 code, $6 message: after 2, 4, 8 … 60 seconds. */
export const PUT_OFF_HINTS = `
  UPDATE "wc_shop_hints" h
     SET "lease_id" = NULL, "lease_until" = NULL, "error_code" = $5, "error_message" = $6,
         "tries" = LEAST(h."tries", 32766) + 1,
         "due_at" = wc_now() + make_interval(secs => LEAST(60, 2 ^ LEAST(h."tries" + 1, 6)))
   WHERE h."store_id" = $1 AND h."subject" = $2 AND h."lease_id" = $3::uuid
     AND h."subject_id" = ANY($4::int[])`;

/** $1 store, $2 subject. What is being read is not due until its lease is over. */
export const NEXT_DUE = `
  SELECT (EXTRACT(EPOCH FROM min(GREATEST("due_at", "lease_until")) - wc_now()) * 1000)::float8
           AS "ms"
    FROM "wc_shop_hints"
   WHERE "store_id" = $1 AND "subject" = $2 AND "due_at" IS NOT NULL`;

/** $1 store. */
export const BACKLOG = `
  WITH waiting AS (
    SELECT "announced_at", "read_at", "error_code", "error_message"
      FROM "wc_shop_hints" WHERE "store_id" = $1 AND "due_at" IS NOT NULL
  ), failed AS (
    SELECT "error_code", "error_message" FROM waiting
     WHERE "error_code" IS NOT NULL ORDER BY "read_at" DESC LIMIT 1
  )
  SELECT (SELECT count(*)::int FROM waiting) AS "waiting",
         (SELECT min("announced_at") FROM waiting) AS "oldestAt",
         (SELECT "error_code" FROM failed) AS "errorCode",
         (SELECT "error_message" FROM failed) AS "errorMessage"`;
