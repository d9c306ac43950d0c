import { Injectable, Logger } from '@nestjs/common';
import type { SyncRequestOrigin } from '../../../domain/ledger/sync-item-state';
import {
  SyncItemRepository,
  type FailedItemFilter,
  type RetryMode,
} from '../../../domain/ledger/sync-item.repository';
import { AuditedAction } from '../../audit/audited-action';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Gives failed items another delivery cycle. */
@Injectable()
export class RetryFailedItems {
  private readonly logger = new Logger(RetryFailedItems.name);

  constructor(
    private readonly items: SyncItemRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
    private readonly audited: AuditedAction,
  ) {}

  /** Retries what the filter names, as a person wants it. Answers how many items wait again. */
  async execute(filter: FailedItemFilter, origin: SyncRequestOrigin): Promise<number> {
    this.stores.get(filter.storeId);
    return this.audited.perform(
      { storeId: filter.storeId, action: 'items.retry', origin, request: filter },
      () => this.retry(filter, 'person'),
    );
  }

  /** What the schedule does: every store's items that may still be retried and have rested. */
  async executeForAllStores(): Promise<void> {
    for (const storeId of this.stores.ids()) await this.retry({ storeId }, 'schedule');
  }

  private async retry(filter: FailedItemFilter, mode: RetryMode): Promise<number> {
    const count = await this.items.retryFailed(filter, mode);
    if (count > 0) {
      this.logger.log({ ...filter, count, mode }, 'Failed items are tried again');
      this.signal.wake(filter.storeId);
    }
    return count;
  }
}
