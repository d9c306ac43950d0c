import type { EntityManager } from 'typeorm';
import type { Departure } from '../../domain/sync.repository';
import { toJsonb } from './jsonb';
import { LEASE_SECONDS } from './lease';

/**
 * $1 token, $2 lease seconds, $3 store, $4 call, $5 action, $6 request, $7 doubts as JSON. A mapping's indexed columns stay
 * as they are, so that its row is written in place; should the flight die, the sweep says that it is out of sync.
 */
const DEPART = `
  WITH lease AS (
    UPDATE "wc_sync_flights" SET "lease_until" = clock_timestamp() + make_interval(secs => $2)
     WHERE "token" = $1 AND "lease_until" > clock_timestamp()
    RETURNING "token"
  ), doubts AS (
    SELECT v."productId", v."groups", v."sale", v."attributes", COALESCE(v."parentProductId", v."productId") AS "subject"
      FROM jsonb_to_recordset($7::jsonb) AS v("productId" text, "groups" text[], "sale" text, "attributes" jsonb, "parentProductId" text), lease
  ), doubted AS (
    UPDATE "wc_product_sync_mappings" m
       SET "confirmed" = m."confirmed" - d."groups", "updated_at" = now(),
           "written_sales" = CASE WHEN d."sale" IS NULL OR m."written_sales" ? d."sale" THEN m."written_sales"
                                  ELSE m."written_sales" || to_jsonb(d."sale") END,
           "written_attributes" = CASE WHEN d."attributes" IS NULL THEN m."written_attributes" ELSE (
             SELECT COALESCE(jsonb_agg(DISTINCT a), '[]')
               FROM jsonb_array_elements(m."written_attributes" || d."attributes") a) END
      FROM doubts d
     WHERE m."store_id" = $3 AND m."internal_product_id" = d."productId"
  ), askers AS (
    SELECT i."product_id", jsonb_agg(i."payload"->'origin') AS "origins"
      FROM "wc_sync_items" i
     WHERE i."lease_token" = $1 AND i."status" = 'syncing' AND i."product_id" IN (SELECT "subject" FROM doubts)
     GROUP BY i."product_id"
  ), audited AS (
    INSERT INTO "wc_sync_audit" ("call_id", "store_id", "action", "request", "requested_by")
    SELECT $4, $3, $5, $6::jsonb, COALESCE((SELECT jsonb_object_agg("product_id", "origins") FROM askers), '{}')
      FROM lease
  )
  SELECT count(*)::int AS "alive" FROM lease`;

/** Renews the lease, puts in doubt what will be sent, and opens the audit row; one statement. False: the lease is lost. */
export async function recordDeparture(manager: EntityManager, departure: Departure): Promise<boolean> {
  const rows = await manager.query<{ alive: number }[]>(DEPART, [
    departure.token,
    LEASE_SECONDS,
    departure.storeId,
    departure.callId,
    departure.action,
    toJsonb(departure.request),
    toJsonb(departure.doubts),
  ]);
  return rows[0]?.alive === 1;
}
