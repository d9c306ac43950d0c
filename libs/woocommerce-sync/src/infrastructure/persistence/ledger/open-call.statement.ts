import type { EntityManager } from 'typeorm';
import type { CallOpening } from '../../../domain/ledger/sync.repository';
import { toJsonb } from '../sql/jsonb';
import { LEASE_SECONDS } from '../sql/lease';

/**
 * $1 token, $2 lease seconds, $3 store, $4 call, $5 action, $6 request, $7 doubts as JSON, $8
 * seconds until another delivery may be made ready. A call about no item's own subject, such as the
 * making of a tag, is put down to every item of the delivery, and carries none.
 */
const DEPART = `
  WITH lease AS (
    UPDATE "wc_sync_flights"
       SET "lease_until" = wc_now() + make_interval(secs => $2), "doubts" = "doubts" || $7::jsonb,
           "next_at" = wc_now() + make_interval(secs => $8)
     WHERE "token" = $1 AND "lease_until" > wc_now()
    RETURNING "token"
  ), subjects AS (
    SELECT DISTINCT COALESCE(v."parentProductId", v."productId") AS "subject"
      FROM jsonb_to_recordset($7::jsonb) AS v("productId" text, "parentProductId" text), lease
  ), carried AS (
    SELECT i."product_id", i."sync_type", i."payload"->'origin' AS "origin", i."product_id" IN (SELECT "subject" FROM subjects) AS "isSubject"
      FROM "wc_sync_items" i WHERE i."lease_token" = $1 AND i."status" = 'syncing'
  ), askers AS (
    SELECT "product_id", jsonb_agg("origin") AS "origins" FROM carried
     WHERE "isSubject" OR NOT (SELECT bool_or("isSubject") FROM carried)
     GROUP BY "product_id"
  ), audited AS (
    INSERT INTO "wc_sync_audit" ("call_id", "store_id", "action", "request", "requested_by", "actors")
    SELECT $4, $3, $5, $6::jsonb, r."by", wc_actors(r."by")
      FROM lease, (SELECT COALESCE(jsonb_object_agg("product_id", "origins"), '{}') AS "by" FROM askers) r
  ), noted AS (
    INSERT INTO "wc_flow_notes" ("store_id", "sync_type", "kind", "count", "weight")
    SELECT $3, "sync_type", 'called',
           -- One call, whatever types it carries: of the type of which it carries the most.
           CASE WHEN row_number() OVER (ORDER BY count(*) DESC, "sync_type") = 1 THEN 1 ELSE 0 END,
           count(*) FILTER (WHERE "isSubject")
      FROM carried, lease WHERE "isSubject" OR NOT (SELECT bool_or("isSubject") FROM carried)
     GROUP BY "sync_type"
  )
  SELECT count(*)::int AS "alive" FROM lease`;

/**
 * Renews the lease, notes what will be in doubt, and opens the audit row; one statement. False: the
 * lease is lost.
 */
export async function recordOpening(
  manager: EntityManager,
  opening: CallOpening,
): Promise<boolean> {
  const rows = await manager.query<{ alive: number }[]>(DEPART, [
    opening.token,
    LEASE_SECONDS,
    opening.storeId,
    opening.callId,
    opening.action,
    toJsonb(opening.request),
    toJsonb(opening.doubts),
    opening.nextInMs == null ? null : opening.nextInMs / 1_000,
  ]);
  return rows[0]?.alive === 1;
}
