import type { SyncRequest } from '../../domain/ledger/sync.repository';
import type { SyncType } from '../../domain/ledger/sync-type';
import type { SyncRun } from '../../domain/runs/sync-run';

/** What a run asks for about a product. */
export function requestOf(run: SyncRun, productId: string, syncType: SyncType): SyncRequest {
  return {
    storeId: run.storeId,
    subjectKind: 'product',
    subjectId: productId,
    syncType,
    origin: { via: 'full-sync', actor: run.requestedBy, reference: run.id },
    force: run.force,
    bulk: true,
  };
}
