import type { EntityManager } from 'typeorm';
import { INITIAL_PACE, type LaneRhythm, type PaceState } from '../../domain/store-pace';
import type { LaneStatus } from '../../domain/sync.repository';
import { toJsonb } from './jsonb';
import { restoredPace, storedPace, type StoredPace } from './stored-pace';

/** A store's row with its lock: the pace, and how claims have followed each other. */
export interface LockedLane {
  readonly pace: PaceState;
  readonly rhythm: LaneRhythm;
}

interface LaneRow {
  readonly pace: StoredPace;
  readonly sinceLastClaimMs: number | null;
  readonly recentProducts: number;
}

const LOCK = `
  SELECT "pace", "recent_products" AS "recentProducts",
         (extract(epoch FROM wc_now() - "last_claim_at") * 1000)::float8 AS "sinceLastClaimMs"
    FROM "wc_store_lanes" WHERE "store_id" = $1 FOR UPDATE`;

/** The store's lane, with its row locked until the transaction ends; the row is made where it is missing. */
export async function lockLane(manager: EntityManager, storeId: string): Promise<LockedLane> {
  const [row] = await manager.query<LaneRow[]>(LOCK, [storeId]);
  if (row !== undefined) return laneOf(row);
  await manager.query(
    `INSERT INTO "wc_store_lanes" ("store_id", "pace") VALUES ($1, $2) ON CONFLICT ("store_id") DO NOTHING`,
    [storeId, toJsonb(storedPace(INITIAL_PACE))],
  );
  const [made] = await manager.query<LaneRow[]>(LOCK, [storeId]);
  return laneOf(made);
}

function laneOf(row: LaneRow | undefined): LockedLane {
  return {
    pace: restoredPace(row?.pace),
    rhythm: {
      // Clocks may step back; a claim in the future was just now.
      sinceLastClaimMs:
        row === undefined || row.sinceLastClaimMs === null ? null : Math.max(0, row.sinceLastClaimMs),
      recentProducts: row?.recentProducts ?? 0,
    },
  };
}

/** Writes the store's pace; the row must be locked. */
export async function savePace(manager: EntityManager, storeId: string, pace: PaceState): Promise<void> {
  await manager.query(
    `UPDATE "wc_store_lanes" SET "pace" = $2, "updated_at" = wc_now() WHERE "store_id" = $1`,
    [storeId, toJsonb(storedPace(pace))],
  );
}

/** The store's pace and the calls in the air, without locking anything. */
export async function readLaneStatus(manager: EntityManager, storeId: string): Promise<LaneStatus> {
  const [row] = await manager.query<{ pace: StoredPace | null; flying: number }[]>(
    `SELECT (SELECT "pace" FROM "wc_store_lanes" WHERE "store_id" = $1) AS "pace",
            (SELECT count(*)::int FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > wc_now()) AS "flying"`,
    [storeId],
  );
  const pace = restoredPace(row?.pace ?? undefined);
  return { ...pace, window: Math.floor(pace.window), callsInFlight: row?.flying ?? 0 };
}
