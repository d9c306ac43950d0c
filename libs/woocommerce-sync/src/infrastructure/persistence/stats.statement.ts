import type { EntityManager } from 'typeorm';
import type { BacklogPart, SyncStats } from '../../domain/sync.repository';
import { SYNC_TYPES, type SyncType } from '../../domain/sync-type';

const COUNTS = `
  SELECT "status", "outcome", "sync_type" AS "syncType", count(*)::int AS "count",
         count(*) FILTER (WHERE "status" IN ('pending', 'syncing') AND "deadline" < now())::int AS "overdue",
         min("requested_at") FILTER (WHERE "status" IN ('pending', 'syncing')) AS "oldest"
    FROM "wc_sync_items" WHERE "store_id" = $1
   GROUP BY "status", "outcome", "sync_type"`;

interface CountRow {
  readonly status: 'pending' | 'syncing' | 'completed' | 'failed';
  readonly outcome: 'synced' | 'skipped' | 'superseded' | null;
  readonly syncType: SyncType;
  readonly count: number;
  readonly overdue: number;
  readonly oldest: Date | null;
}

/** $1 store. Each status has its own index; completed items are not read. */
const BACKLOG = `
  WITH open AS (
    SELECT "status", "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
     WHERE "store_id" = $1 AND "status" = 'pending'
    UNION ALL
    SELECT "status", "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
     WHERE "store_id" = $1 AND "status" = 'syncing'
    UNION ALL
    SELECT "status", "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
     WHERE "store_id" = $1 AND "status" = 'failed'
  )
  SELECT "status", "sync_type" AS "syncType", count(*)::int AS "count",
         count(*) FILTER (WHERE "deadline" < now())::int AS "overdue", min("requested_at") AS "oldestRequestedAt"
    FROM open GROUP BY "status", "sync_type"`;

/** Counts a store's open and failed items. */
export async function readBacklog(manager: EntityManager, storeId: string): Promise<BacklogPart[]> {
  return manager.query<BacklogPart[]>(BACKLOG, [storeId]);
}

/** Counts a store's items by status and type. */
export async function readStats(manager: EntityManager, storeId: string): Promise<SyncStats> {
  const rows = await manager.query<CountRow[]>(COUNTS, [storeId]);
  const [mappings] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS "count" FROM "wc_product_sync_mappings" WHERE "store_id" = $1 AND "parent_product_id" IS NULL`,
    [storeId],
  );
  const sum = (wanted: (row: CountRow) => boolean): number =>
    rows.filter(wanted).reduce((total, row) => total + row.count, 0);
  const oldest = rows.map((row) => row.oldest).filter((at) => at !== null);
  return {
    pending: sum((row) => row.status === 'pending'),
    syncing: sum((row) => row.status === 'syncing'),
    completed: sum((row) => row.status === 'completed'),
    failed: sum((row) => row.status === 'failed'),
    skipped: sum((row) => row.outcome === 'skipped'),
    superseded: sum((row) => row.outcome === 'superseded'),
    overdue: rows.reduce((total, row) => total + row.overdue, 0),
    oldestPendingAt: oldest.length === 0 ? null : new Date(Math.min(...oldest.map((at) => at.getTime()))),
    byType: Object.fromEntries(
      SYNC_TYPES.map((type) => [
        type,
        {
          pending: sum((row) => row.syncType === type && row.status === 'pending'),
          failed: sum((row) => row.syncType === type && row.status === 'failed'),
        },
      ]),
    ) as SyncStats['byType'],
    mappings: mappings?.count ?? 0,
  };
}
