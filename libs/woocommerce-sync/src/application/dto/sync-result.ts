import type { SyncOutcome } from '../../domain/ledger/sync-item-state';
import type { SyncType } from '../../domain/ledger/sync-type';

/** How a sync that somebody waited for ended. */
export interface SyncResult {
  /** Whether the shop is known to be right now. */
  readonly success: boolean;
  /**
   * Id of the ledger's item, for following it up; of the newer one that overtook it, where there
   * was one.
   */
  readonly itemId: string;
  readonly productId: string;
  readonly wooCommerceId: number | null;
  readonly syncType: SyncType;
  /**
   * `pending`: not over yet when the wait ended; it goes on, and nothing needs to be asked again.
   */
  readonly status: SyncOutcome | 'failed' | 'pending';
  /** From the request to the end, in milliseconds. */
  readonly duration: number;
  /** Why there is nothing of it in the shop though all is right; null where there is. */
  readonly note: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}
