import type { FailureReason } from '../ledger/sync-item-state';

/** One reading of a store's orders. */
export interface OrderPull {
  readonly id: string;
  readonly storeId: string;
  /** It reads orders that were modified after this. */
  readonly since: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  /** Whether it would go on, and who pulls has not been heard of for the length of its lease. */
  readonly isDead: boolean;
  /** Orders that were new, or new in content, so far. */
  readonly orders: number;
  /** Why it ended before all was read; null where it did not. */
  readonly failure: FailureReason | null;
}

/** Code of the failure of a pull whose process died. */
export const PULL_ABANDONED = 'PULL_ABANDONED';

/**
 * The readings of orders: one at a time for each store, over all processes. Who pulls has a lease
 * in the database's clock, and keeps it as long as it lives.
 */
export abstract class OrderPullRepository {
  /**
   * Begins a pull; null where the store has one that goes on. What a dead process had begun is
   * ended as failed.
   */
  abstract begin(storeId: string, since: Date): Promise<OrderPull | null>;

  /** The store's last pull, which goes on or has ended; null before the first. */
  abstract findLast(storeId: string): Promise<OrderPull | null>;

  /** A pull by its id; null for none, or one that is forgotten. */
  abstract find(id: string): Promise<OrderPull | null>;

  /** Lengthens the lease. False: it is over, and another pull may be going on. */
  abstract keep(id: string): Promise<boolean>;

  /** Ends it. */
  abstract end(id: string, failure: FailureReason | null): Promise<void>;
}
