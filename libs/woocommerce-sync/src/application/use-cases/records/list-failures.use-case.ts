import { Injectable } from '@nestjs/common';
import type { FailedItem } from '../../../domain/ledger/sync-item.repository';
import type { Page } from '../../../domain/page';
import { causeOfGroup, type FailureGroup } from '../../../domain/records/failure-group';
import { FailureRepository } from '../../../domain/records/failure.repository';
import { ValidationError } from '../../../domain/woocommerce.errors';
import { StoreClients } from '../../ports/store-client.port';
import { ListFailedItems } from '../operating/list-failed-items.use-case';

/** What failed, by its causes. */
@Injectable()
export class ListFailures {
  constructor(
    private readonly failures: FailureRepository,
    private readonly failedItems: ListFailedItems,
    private readonly stores: StoreClients,
  ) {}

  /** The causes of a store, the most frequent first. Throws `ValidationError` as `StoreClients`. */
  async groups(storeId: string): Promise<readonly FailureGroup[]> {
    this.stores.get(storeId);
    return this.failures.groups(storeId);
  }

  /**
   * One page of what failed for one cause. Throws `ValidationError` for what is no group's id, and
   * for a cursor that no page gave.
   */
  async itemsOf(
    storeId: string,
    group: string,
    limit: number,
    cursor: string | null,
  ): Promise<Page<FailedItem>> {
    const cause = causeOfGroup(group);
    if (cause === null)
      throw new ValidationError('group', 'is the id of no group', 'GROUP_INVALID');
    return this.failedItems.execute({ storeId, ...cause }, limit, cursor);
  }
}
