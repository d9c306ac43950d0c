import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository, type FailedItemFilter, type RetryMode } from '../../domain/sync.repository';
import { StoreClients } from '../ports/store-client.port';
import { SyncSignal } from '../ports/sync-signal.port';

/** Gives failed items another delivery cycle. */
@Injectable()
export class RetryFailedItems {
  private readonly logger = new Logger(RetryFailedItems.name);

  constructor(
    private readonly repository: ISyncRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
  ) {}

  /** Retries what the filter names. Answers how many items wait again. */
  async execute(filter: FailedItemFilter, mode: RetryMode): Promise<number> {
    this.stores.get(filter.storeId);
    const count = await this.repository.retryFailed(filter, mode);
    if (count > 0) {
      this.logger.log({ ...filter, count, mode }, 'Failed items are tried again');
      await this.signal.wake(filter.storeId);
    }
    return count;
  }

  /** What the schedule does: every store's items that may still be retried and have rested. */
  async executeForAllStores(): Promise<void> {
    for (const storeId of this.stores.ids()) await this.execute({ storeId }, 'schedule');
  }
}
