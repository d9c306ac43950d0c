import type { EntityManager } from 'typeorm';
import type { BacklogPart, SyncStats } from '../../../domain/lane/lane.repository';
import type { SyncOutcome } from '../../../domain/ledger/sync-item-state';
import { readOlderVersions } from '../mappings/erp-versions.statement';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';

/** $1 store. Each status has its own index; completed items are not read. */
const OPEN = `
  WITH open AS (
    SELECT "status", "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
     WHERE "store_id" = $1 AND "status" = 'pending'
    UNION ALL
    SELECT "status", "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
     WHERE "store_id" = $1 AND "status" = 'syncing'
    UNION ALL
    SELECT "status", "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
     WHERE "store_id" = $1 AND "status" = 'failed'
  )`;

const BACKLOG = `${OPEN}
  SELECT "status", "sync_type" AS "syncType", count(*)::int AS "count",
         count(*) FILTER (WHERE "deadline" < wc_now())::int AS "overdue", min("requested_at") AS "oldestRequestedAt"
    FROM open GROUP BY "status", "sync_type"`;

/** One statement, so that an item that ends meanwhile is counted once. */
const COUNTS = `${OPEN}
  SELECT "status", NULL AS "outcome", "sync_type" AS "syncType", count(*)::int AS "count",
         count(*) FILTER (WHERE "status" <> 'failed' AND "deadline" < wc_now())::int AS "overdue",
         min("requested_at") FILTER (WHERE "status" <> 'failed') AS "oldest"
    FROM open GROUP BY "status", "sync_type"
   UNION ALL
  SELECT 'completed', "outcome", NULL, sum("count")::float8, 0, NULL
    FROM "wc_completed_counts" WHERE "store_id" = $1 GROUP BY "outcome"`;

interface CountRow {
  readonly status: 'pending' | 'syncing' | 'completed' | 'failed';
  /** Only of completed ones. */
  readonly outcome: SyncOutcome | null;
  /** Null of completed ones. */
  readonly syncType: SyncType | null;
  readonly count: number;
  readonly overdue: number;
  readonly oldest: Date | null;
}

/** Counts a store's open and failed items. */
export async function readBacklog(manager: EntityManager, storeId: string): Promise<BacklogPart[]> {
  return manager.query<BacklogPart[]>(BACKLOG, [storeId]);
}

/**
 * Counts a store's items by status and type. Costs nothing for the completed ones: they were
 * counted when they ended.
 */
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
    oldestPendingAt:
      oldest.length === 0 ? null : new Date(Math.min(...oldest.map((at) => at.getTime()))),
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
    olderVersions: await readOlderVersions(manager, storeId),
  };
}
