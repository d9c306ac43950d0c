import { Injectable } from '@nestjs/common';
import type { SyncItem } from '../../domain/sync-item';
import { ISyncRepository, type FailedItemFilter, type Page } from '../../domain/sync.repository';
import { StoreClients } from '../ports/store-client.port';

/** What failed, and why: the operator's list of things to mend. */
@Injectable()
export class ListFailedItems {
  constructor(
    private readonly repository: ISyncRepository,
    private readonly stores: StoreClients,
  ) {}

  /** One page, newest first. Throws `ValidationError` for an unknown store and for a cursor that no page gave. */
  async execute(filter: FailedItemFilter, limit: number, cursor: string | null): Promise<Page<SyncItem>> {
    this.stores.get(filter.storeId);
    return this.repository.findFailed(filter, limit, cursor);
  }
}
