import { Injectable } from '@nestjs/common';
import type { SyncItem } from '../../domain/sync-item';
import { ISyncRepository, type FailedItemFilter, type Page } from '../../domain/sync.repository';

/** What failed, and why: the operator's list of things to mend. */
@Injectable()
export class ListFailedItems {
  constructor(private readonly repository: ISyncRepository) {}

  /** One page, newest first. Throws `ValidationError` for a cursor that no page gave. */
  execute(filter: FailedItemFilter, limit: number, cursor: string | null): Promise<Page<SyncItem>> {
    return this.repository.findFailed(filter, limit, cursor);
  }
}
