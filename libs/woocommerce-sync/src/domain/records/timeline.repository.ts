import type { SyncRequestOrigin } from '../ledger/sync-item-state';
import type { SyncType } from '../ledger/sync-type';
import type { Page } from '../page';
import type { ItemState } from './item-list.repository';

/**
 * What happened to a product: it was asked for, a call wrote it, an item of it ended, a comparison
 * found a difference, or the ERP was told of a change in the shop.
 */
export const TIMELINE_KINDS = ['asked', 'call', 'ended', 'drift', 'shop-change'] as const;

/** A call that wrote a product, as far as it is about it. */
export interface TimelineCall {
  /** As in `products.batch`. */
  readonly action: string;
  readonly callId: string;
  /** Null while it is under way, or where nobody has seen its end. */
  readonly durationMs: number | null;
  /** What of it was sent about this product, and what came back; free of secrets. */
  readonly parts: readonly { readonly request: unknown; readonly answer: unknown }[];
}

/** One thing that happened to a product. */
export interface TimelineEntry {
  readonly at: Date;
  readonly kind: (typeof TIMELINE_KINDS)[number];
  readonly itemId: string | null;
  readonly type: SyncType | null;
  /** Of an item that ended. */
  readonly state: ItemState | null;
  readonly runId: string | null;
  /** Who wanted it; of a call everybody. */
  readonly origins: readonly SyncRequestOrigin[];
  readonly code: string | null;
  readonly reason: string | null;
  readonly call: TimelineCall | null;
  /** Of a difference or a change: which field, and both values. */
  readonly change: {
    readonly field: string;
    readonly variantId: string | null;
    readonly before: unknown;
    readonly after: unknown;
  } | null;
}

/** What happened to one product of a store, from all that is kept of it. */
export abstract class TimelineRepository {
  /**
   * One page, newest first.
   * @param only entries of this kind alone; all where left out
   * @throws ValidationError for a cursor that is none of ours
   */
  abstract find(
    product: { readonly storeId: string; readonly productId: string },
    limit: number,
    cursor: string | null,
    only?: TimelineEntry['kind'],
  ): Promise<Page<TimelineEntry>>;
}
