import { APPROVAL_MINUTES } from '../../../domain/stores/approval';

/** Columns of an approval; nothing of what is sealed. */
const APPROVAL_COLUMNS = `
  "store_id" AS "storeId",
  CASE WHEN "state" = 'asked' AND "expires_at" <= wc_now() THEN 'expired' ELSE "state" END AS "state",
  "asked_by" AS "askedBy", "asked_at" AS "askedAt", "expires_at" AS "expiresAt",
  "answered_at" AS "answeredAt", "problem"`;

/** $1 store, $2 digest of the token, $3 who asks. */
export const ASK_APPROVAL = `
  INSERT INTO "wc_store_approvals" AS a
         ("store_id", "token_digest", "state", "asked_by", "asked_at", "expires_at")
  SELECT s."id", $2, 'asked', $3, wc_now(), wc_now() + interval '${APPROVAL_MINUTES} minutes'
    FROM "wc_stores" s WHERE s."id" = $1 AND s."state" <> 'leaving'
  ON CONFLICT ("store_id") DO UPDATE
     SET "token_digest" = EXCLUDED."token_digest", "state" = 'asked',
         "asked_by" = EXCLUDED."asked_by", "asked_at" = EXCLUDED."asked_at",
         "expires_at" = EXCLUDED."expires_at", "answered_at" = NULL, "problem" = NULL,
         "sealed_key" = NULL, "sealed_secret" = NULL, "trying_until" = NULL
  RETURNING ${APPROVAL_COLUMNS}`;

/** $1 store. */
export const APPROVAL_OF_STORE = `
  SELECT ${APPROVAL_COLUMNS} FROM "wc_store_approvals" WHERE "store_id" = $1`;

/** $1 digest of the token. */
export const APPROVAL_OF_TOKEN = `
  SELECT ${APPROVAL_COLUMNS} FROM "wc_store_approvals" WHERE "token_digest" = $1`;

/** $1 digest of the token, $2 sealed key, $3 sealed secret. */
export const GRANT_APPROVAL = `
  WITH granted AS (
    UPDATE "wc_store_approvals"
       SET "state" = 'granted', "answered_at" = wc_now(), "sealed_key" = $2, "sealed_secret" = $3
     WHERE "token_digest" = $1 AND "state" = 'asked' AND "expires_at" > wc_now()
    RETURNING *
  )
  SELECT ${APPROVAL_COLUMNS} FROM granted`;

/** A trial is one call to the shop: it takes no longer, or its process is gone. */
export const TAKE_GRANTED = `
  WITH taken AS (
    UPDATE "wc_store_approvals" SET "trying_until" = wc_now() + interval '2 minutes'
     WHERE "state" = 'granted' AND ("trying_until" IS NULL OR "trying_until" <= wc_now())
    RETURNING *
  )
  SELECT "store_id" AS "storeId", "token_digest" AS "digest", "sealed_key" AS "sealedKey",
         "sealed_secret" AS "sealedSecret"
    FROM taken`;

/** $1 digest of the token, $2 state, $3 problem: what is to be tried again rests for 10 s. */
export const SETTLE_APPROVAL = `
  WITH settled AS (
    SELECT "store_id",
           CASE WHEN $2 = 'granted' AND "expires_at" <= wc_now() THEN 'refused' ELSE $2 END AS "state"
      FROM "wc_store_approvals" WHERE "token_digest" = $1
  )
  UPDATE "wc_store_approvals" a
     SET "state" = s."state", "problem" = $3,
         "sealed_key" = CASE WHEN s."state" = 'granted' THEN a."sealed_key" END,
         "sealed_secret" = CASE WHEN s."state" = 'granted' THEN a."sealed_secret" END,
         "trying_until" = CASE WHEN s."state" = 'granted' THEN wc_now() + interval '10 seconds' END
    FROM settled s
   WHERE a."store_id" = s."store_id" AND a."token_digest" = $1`;
