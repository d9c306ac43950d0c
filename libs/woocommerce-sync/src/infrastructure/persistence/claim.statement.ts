import type { EntityManager } from 'typeorm';
import { randomUUID } from 'node:crypto';
import type { PaceLimits, PaceState } from '../../domain/store-pace';
import type { Claim } from '../../domain/sync.repository';
import type { Lane } from '../../domain/sync-type';
import { LEASE_SECONDS } from './lease';
import { ITEM_COLUMNS, toSyncItem, type SyncItemRow } from './sync-item.mapper';

/** Pending rows looked at per product wanted: a product has at most a handful of pending items. */
const ROWS_PER_PRODUCT = 3;

/**
 * $1 store, $2 products wanted, $3 rows to look at, $4 token, $5 calls that may fly, $6 seconds of lease.
 * The most urgent due item decides the lane; the most urgent products of that lane fill the call, each with all of its
 * pending items. A product that is already in the air stays out. Locked rows are being joined by a request just now:
 * the next claim takes them.
 */
const CLAIM = `
  WITH due AS (
    SELECT i."id", i."product_id", i."subject_kind", i."lane", i."deadline", i."priority"
      FROM "wc_sync_items" i
     WHERE i."store_id" = $1 AND i."status" = 'pending' AND i."next_attempt_at" <= now()
       AND (SELECT count(*) FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > now()) < $5
       AND NOT EXISTS (
         SELECT 1 FROM "wc_sync_items" f
          WHERE f."store_id" = i."store_id" AND f."product_id" = i."product_id"
            AND f."subject_kind" = i."subject_kind" AND f."status" = 'syncing')
     ORDER BY i."deadline", i."priority"
     LIMIT $3
       FOR UPDATE OF i SKIP LOCKED
  ), lead AS (
    SELECT "lane" FROM due ORDER BY "deadline", "priority" LIMIT 1
  ), chosen AS (
    SELECT "subject_kind", "product_id"
      FROM due JOIN lead USING ("lane")
     GROUP BY "subject_kind", "product_id"
     ORDER BY min("deadline"), min("priority")
     LIMIT $2
  ), riders AS (
    SELECT i."id"
      FROM "wc_sync_items" i
      JOIN chosen c ON c."product_id" = i."product_id" AND c."subject_kind" = i."subject_kind"
      JOIN lead l ON l."lane" = i."lane"
     WHERE i."store_id" = $1 AND i."status" = 'pending' AND i."next_attempt_at" <= now()
       FOR UPDATE OF i SKIP LOCKED
  ), flight AS (
    INSERT INTO "wc_sync_flights" ("token", "store_id", "lane", "lease_until")
    SELECT $4, $1, "lane", clock_timestamp() + make_interval(secs => $6) FROM lead
  ), taken AS (
    UPDATE "wc_sync_items" i
       SET "status" = 'syncing', "lease_token" = $4, "last_attempt" = now(), "updated_at" = now()
      FROM riders r WHERE i."id" = r."id"
    RETURNING i.*
  )
  SELECT ${ITEM_COLUMNS} FROM taken ORDER BY "deadline", "priority"`;

const WHY_NOTHING = `
  SELECT (SELECT count(*)::int FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > now()) AS "flying",
         (SELECT min("next_attempt_at") FROM "wc_sync_items"
           WHERE "store_id" = $1 AND "status" = 'pending' AND "next_attempt_at" > now()) AS "next"`;

/** Takes work for one call. Must run while the store's lane row is locked, so that claims of one store take turns. */
export async function claimFlight(
  manager: EntityManager,
  storeId: string,
  pace: PaceState,
  limits: PaceLimits,
): Promise<Claim> {
  const batchSize = Math.min(pace.batchSize, limits.maxBatchSize);
  const window = Math.floor(Math.min(pace.window, limits.maxWindow));
  const token = randomUUID();
  const rows = await manager.query<(SyncItemRow & { lane: Lane })[]>(CLAIM, [
    storeId,
    batchSize,
    batchSize * ROWS_PER_PRODUCT,
    token,
    window,
    LEASE_SECONDS,
  ]);
  const lane = rows[0]?.lane;
  if (lane !== undefined) {
    return {
      kind: 'flight',
      flight: { token, storeId, lane, callSize: batchSize, items: rows.map(toSyncItem) },
    };
  }
  const [why] = await manager.query<{ flying: number; next: Date | null }[]>(WHY_NOTHING, [storeId]);
  return why !== undefined && why.flying >= window
    ? { kind: 'window-full' }
    : { kind: 'nothing', until: why?.next ?? null };
}

/** Takes the right to probe a store that was paused: no other process claims or probes while this lease lives. */
export async function claimProbe(manager: EntityManager, storeId: string): Promise<Claim> {
  const token = randomUUID();
  const probing = await manager.query<unknown[]>(
    `INSERT INTO "wc_sync_flights" ("token", "store_id", "lane", "lease_until")
     SELECT $1, $2::varchar, 'product', clock_timestamp() + make_interval(secs => $3)
      WHERE NOT EXISTS (SELECT 1 FROM "wc_sync_flights" WHERE "store_id" = $2::varchar AND "lease_until" > clock_timestamp())
     RETURNING "token"`,
    [token, storeId, LEASE_SECONDS],
  );
  return probing.length === 1 ? { kind: 'probe', token } : { kind: 'window-full' };
}
