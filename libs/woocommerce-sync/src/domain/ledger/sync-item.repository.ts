import type { Page } from '../page';
import type { SyncItem } from './sync-item';
import type { SyncItemState } from './sync-item-state';
import type { SyncType } from './sync-type';

/** A failed item with what people know the thing by; null where the shop has never shown it. */
export interface FailedItem {
  readonly item: SyncItem;
  readonly sku: string | null;
  readonly name: string | null;
}

/** Which failed items are meant; all of them where nothing is said. */
export interface FailedItemFilter {
  readonly storeId: string;
  readonly syncType?: SyncType;
  readonly errorCode?: string;
  /** Requested at or after. */
  readonly since?: Date;
  /** Requested before. */
  readonly until?: Date;
  /** Of this product, category or order alone. */
  readonly productId?: string;
  /** With reasons that differ by ids and numbers alone; null for those of which none is kept. */
  readonly reasonKey?: string | null;
}

/**
 * Who retries failed items. The schedule takes those that `canRetry()` and rested for a minute; a
 * person takes all, and their count of attempts starts afresh.
 */
export type RetryMode = 'schedule' | 'person';

/** The ledger's items, as they are looked at and retried. */
export abstract class SyncItemRepository {
  /** Items by their ids, in no particular order. */
  abstract findMany(ids: readonly string[]): Promise<readonly Readonly<SyncItemState>[]>;

  /**
   * What took the place of superseded items, by their ids; without those that nothing is known of
   * any more.
   */
  abstract findSuccessors(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<SyncItemState>>>;

  /**
   * Failed items, newest first, from where `cursor` says. Throws `ValidationError` for a cursor
   * that is none of ours.
   */
  abstract findFailed(
    filter: FailedItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<FailedItem>>;

  /** Puts failed items back to wait. Answers how many. */
  abstract retryFailed(filter: FailedItemFilter, mode: RetryMode): Promise<number>;
}
