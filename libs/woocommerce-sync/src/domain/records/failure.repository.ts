import type { FailedItemFilter } from '../ledger/sync-item.repository';
import type { FailureGroup } from './failure-group';

/** What a person has done with many failed items at once. */
export type FailureAction = 'retry' | 'dismiss';

/** How many items an action is about, and how many it has changed. */
export type FailuresSettled =
  | { readonly kind: 'done'; readonly matched: number; readonly changed: number }
  /** More match than the person has seen: nothing was done. */
  | { readonly kind: 'more'; readonly matched: number };

/** What failed, by its causes, and what becomes of it. */
export abstract class FailureRepository {
  /** Every group of a store, the largest first; 200 at the most. */
  abstract groups(storeId: string): Promise<readonly FailureGroup[]>;

  /** How many failed items match. */
  abstract count(filter: FailedItemFilter): Promise<number>;

  /**
   * Tries failed items again, or gives them up, all in one transaction; nothing where more than
   * `expected` match.
   */
  abstract settle(
    action: FailureAction,
    filter: FailedItemFilter,
    expected: number,
  ): Promise<FailuresSettled>;
}
