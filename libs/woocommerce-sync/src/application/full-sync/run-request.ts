import type { SyncRequest } from '../../domain/ledger/sync.repository';
import type { SyncType } from '../../domain/ledger/sync-type';
import type { SyncRun } from '../../domain/runs/sync-run';

/** Who asks for the full sync that brings new rules of a store to every product. */
export const BY_RULES = { via: 'schedule', actor: 'stores' } as const;

/** Whether a run brings new rules, which somebody has planned and accepted. */
export function followsNewRules({ requestedBy }: Pick<SyncRun, 'requestedBy'>): boolean {
  return requestedBy === BY_RULES.actor;
}

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
