import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { Wish } from './wish';

/** What the ERP says of a product or variant. */
interface ErpRead {
  readonly id: string;
  readonly version: number;
}

/** Whether something newer was delivered, or may have been, than what the ERP serves now. */
export function isStale(
  { id, version }: ErpRead,
  mapping: ProductSyncMapping | null,
  { versionsInDoubt = {} }: Wish,
): boolean {
  return mapping?.hasNewerThan({ version }) === true || version < (versionsInDoubt[id] ?? 0);
}

/** Why a stale read is not written, and what to do where it will stay one. */
export function staleReadMessage({ version }: Pick<ErpRead, 'version'>): string {
  return (
    `The ERP served version ${version}, older than one that was delivered: a replica lags behind. ` +
    'If the ERP was restored from a backup, say so by POST /sync/erp-restored'
  );
}
