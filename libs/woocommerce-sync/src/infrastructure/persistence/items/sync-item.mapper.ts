import type { SecretRegistry } from '@cypher/platform';
import { SyncItem } from '../../../domain/ledger/sync-item';
import type { SyncItemState } from '../../../domain/ledger/sync-item-state';
import type { SyncItemEntity } from '../entities/ledger/sync-item.entity';

/** Columns of an item, aliased to the entity's names, for statements that TypeORM cannot build. */
export const ITEM_COLUMNS = `
  "id", "store_id" AS "storeId", "subject_kind" AS "subjectKind", "product_id" AS "productId",
  "woo_commerce_id" AS "wooCommerceId", "sync_type" AS "syncType", "lane" AS "cargo", "status", "outcome",
  "payload", "batch_id" AS "batchId", "error_code" AS "errorCode", "error_message" AS "errorMessage", "attempts",
  "max_attempts" AS "maxAttempts", "tries", "requested_at" AS "requestedAt", "deadline",
  "next_attempt_at" AS "nextAttemptAt", "lease_token" AS "leaseToken", "last_attempt" AS "lastAttempt",
  "completed_at" AS "completedAt"`;

/** A row of the ledger, as `ITEM_COLUMNS` selects it or as TypeORM loads it. */
export type SyncItemRow = Omit<SyncItemEntity, 'createdAt' | 'updatedAt' | 'requests' | 'priority'>;

/** The domain's item of a row. */
export function toSyncItem(row: SyncItemRow): SyncItem {
  return new SyncItem(toItemState(row));
}

/** The state of a row. */
export function toItemState(row: SyncItemRow): SyncItemState {
  const { errorCode, errorMessage, cargo: _cargo, productId: subjectId, ...columns } = row;
  return {
    ...columns,
    subjectId,
    failure: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
  };
}

/** What a settlement writes of an item, as one record of a JSON array; reasons without secrets. */
export function toSettledRow(item: SyncItem, secrets: SecretRegistry): Record<string, unknown> {
  const state = item.snapshot();
  return {
    id: state.id,
    status: state.status,
    outcome: state.outcome,
    woo_commerce_id: state.wooCommerceId,
    payload: state.payload,
    error_code: state.failure?.code ?? null,
    error_message: state.failure === null ? null : secrets.redact(state.failure.message),
    attempts: state.attempts,
    tries: state.tries,
    next_attempt_at: state.nextAttemptAt,
    completed_at: state.completedAt,
  };
}
