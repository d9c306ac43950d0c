import { Injectable, Logger } from '@nestjs/common';
import { RunAlreadyGoingError } from '../../errors/run.errors';
import { StoreStateError } from '../../../domain/stores/store.errors';
import { StoreClients } from '../../ports/store-client.port';
import { SyncAllProducts } from '../syncing/sync-all-products.use-case';

/** What the night's schedule does: a full sync of stores that are not being synced already. */
@Injectable()
export class StartScheduledSyncs {
  private readonly logger = new Logger(StartScheduledSyncs.name);

  constructor(
    private readonly syncAll: SyncAllProducts,
    private readonly stores: StoreClients,
  ) {}

  /**
   * Starts the runs; a store that fails keeps no other. Throws what one of them threw.
   * @param storeIds whose schedule it is; every store where they are left out
   */
  async execute(storeIds: readonly string[] = this.stores.ids()): Promise<void> {
    const called = this.stores.ids().filter((id) => storeIds.includes(id));
    const starts = called.map((storeId) => this.start(storeId));
    await Promise.allSettled(starts);
    await Promise.all(starts);
  }

  private async start(storeId: string): Promise<void> {
    try {
      await this.syncAll.execute(storeId, false, { via: 'schedule', actor: 'full-sync' });
    } catch (error) {
      // It may have been paused meanwhile.
      const isLeftAlone = error instanceof RunAlreadyGoingError || error instanceof StoreStateError;
      if (!isLeftAlone) throw error;
      this.logger.warn(error.message);
    }
  }
}
