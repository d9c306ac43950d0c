import type { EntityManager } from 'typeorm';
import { INITIAL_PACE, type PaceState } from '../../domain/store-pace';
import type { LaneStatus } from '../../domain/sync.repository';
import { restoredPace, storedPace, type StoredPace } from './stored-pace';

/** The store's pace, with its row locked until the transaction ends; the row is made where it is missing. */
export async function lockPace(manager: EntityManager, storeId: string): Promise<PaceState> {
  const lock = `SELECT "pace" FROM "wc_store_lanes" WHERE "store_id" = $1 FOR UPDATE`;
  const [row] = await manager.query<{ pace: StoredPace }[]>(lock, [storeId]);
  if (row !== undefined) return restoredPace(row.pace);
  await manager.query(
    `INSERT INTO "wc_store_lanes" ("store_id", "pace") VALUES ($1, $2) ON CONFLICT ("store_id") DO NOTHING`,
    [storeId, JSON.stringify(storedPace(INITIAL_PACE))],
  );
  const [made] = await manager.query<{ pace: StoredPace }[]>(lock, [storeId]);
  return restoredPace(made?.pace);
}

/** Writes the store's pace; the row must be locked. */
export async function savePace(manager: EntityManager, storeId: string, pace: PaceState): Promise<void> {
  await manager.query(`UPDATE "wc_store_lanes" SET "pace" = $2, "updated_at" = now() WHERE "store_id" = $1`, [
    storeId,
    JSON.stringify(storedPace(pace)),
  ]);
}

/** The store's pace and the calls in the air, without locking anything. */
export async function readLaneStatus(manager: EntityManager, storeId: string): Promise<LaneStatus> {
  const [row] = await manager.query<{ pace: StoredPace | null; flying: number }[]>(
    `SELECT (SELECT "pace" FROM "wc_store_lanes" WHERE "store_id" = $1) AS "pace",
            (SELECT count(*)::int FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > now()) AS "flying"`,
    [storeId],
  );
  const pace = restoredPace(row?.pace ?? undefined);
  return { ...pace, window: Math.floor(pace.window), callsInFlight: row?.flying ?? 0 };
}
