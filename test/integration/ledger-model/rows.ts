import type { DataSource } from 'typeorm';
import { requestKey } from '../../../libs/woocommerce-sync/src/domain/ledger/joined-requests';
import type { SyncBatchSummary } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-batch';
import type { SyncItemState } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item-state';
import {
  ITEM_COLUMNS,
  toItemState,
  type SyncItemRow,
} from '../../../libs/woocommerce-sync/src/infrastructure/persistence/items/sync-item.mapper';
import { the } from '../../support/the';

/** In the order of their ids. */
export const byId = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The items' rows, by their ids, as the domain has them. */
export async function itemRows(
  database: DataSource,
): Promise<readonly (SyncItemState & { readonly requests: number })[]> {
  const rows = await database.query<(SyncItemRow & { requests: number })[]>(
    `SELECT ${ITEM_COLUMNS}, "requests" FROM "wc_sync_items"`,
  );
  return byId(rows.map((row) => ({ ...toItemState(row), requests: row.requests })));
}

/** The ids that the ledger gave the items that wait, by what they are for. */
export async function idsOfWaiting(database: DataSource): Promise<(key: string) => string> {
  const waiting = (await itemRows(database)).filter(({ status }) => status === 'pending');
  const ids = new Map(waiting.map((state) => [requestKey(state), state.id]));
  return (key) => the(ids.get(key));
}

/** The batches, as `SyncBatch.summary` tells of them. */
export function batchRows(database: DataSource): Promise<readonly SyncBatchSummary[]> {
  return database.query(
    `SELECT "id" AS "batchId", "status", "total_items" AS "totalItems", "success_count" AS "successCount",
            "skipped_count" AS "skippedCount", "fail_count" AS "failCount",
            (extract(epoch FROM "completed_at" - "started_at") * 1000)::float8 AS "durationMs"
       FROM "wc_sync_batches" ORDER BY "id"::text`,
  );
}
