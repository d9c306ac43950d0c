import type { SyncRequestOrigin } from '../ledger/sync-item-state';
import type { SubjectKind, SyncType } from '../ledger/sync-type';
import type { Page } from '../page';

/** How an item stands, in one word: its status, or of a completed one how it was completed. */
export const ITEM_STATES = [
  'pending',
  'syncing',
  'failed',
  'synced',
  'skipped',
  'superseded',
  'cancelled',
  'dismissed',
] as const;

/** One of them. */
export type ItemState = (typeof ITEM_STATES)[number];

/** Which items are meant; all of a store where nothing is said. */
export interface ItemFilter {
  readonly storeId: string;
  /** Beginning of a SKU, an id or an order's number, or words of a name. */
  readonly q?: string;
  readonly state?: ItemState;
  readonly type?: SyncType;
  /** Of the failure. */
  readonly code?: string;
  /** Asked for at or after. */
  readonly since?: Date;
  /** Asked for before. */
  readonly until?: Date;
  /** Of this full sync. */
  readonly runId?: string;
  /** Whether only what waits, is on its way or has failed is meant. */
  readonly isOpen?: boolean;
  /** About this product of the ERP, whatever it is called. */
  readonly productId?: string;
}

/** An item as it is listed. */
export interface ListedItem {
  readonly id: string;
  readonly type: SyncType;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  /** As the shop confirmed it last; null where it never did. */
  readonly sku: string | null;
  /** Alike; of an order its number. */
  readonly name: string | null;
  readonly storeProductId: number | null;
  readonly state: ItemState;
  /** Why it failed, or is tried again; null where nothing went wrong. */
  readonly code: string | null;
  readonly reason: string | null;
  readonly attempts: number;
  readonly origin: SyncRequestOrigin;
  readonly askedAt: Date;
  readonly deadline: Date;
  /** When it was completed, or failed last; null while it is open. */
  readonly settledAt: Date | null;
}

/** The items of the ledger as a person looks through them. */
export abstract class ItemListRepository {
  /**
   * One page, those first that were asked for last. With `q`, of the first 500 things that match.
   * Throws `ValidationError` for a cursor that is none of ours.
   */
  abstract find(
    filter: ItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ListedItem>>;
}
