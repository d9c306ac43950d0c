import { Injectable, Logger } from '@nestjs/common';
import { RunAlreadyGoingError } from '../../errors/run.errors';
import { StoreStateError } from '../../../domain/stores/store.errors';
import { StoreClients } from '../../ports/store-client.port';
import { SyncAllProducts } from '../syncing/sync-all-products.use-case';

/** What the night's schedule does: a full sync of every store that is not being synced already. */
@Injectable()
export class StartScheduledSyncs {
  private readonly logger = new Logger(StartScheduledSyncs.name);

  constructor(
    private readonly syncAll: SyncAllProducts,
    private readonly stores: StoreClients,
  ) {}

  /** Starts the runs; a store that fails keeps no other. Throws what one of them threw. */
  async execute(): Promise<void> {
    const starts = this.stores.ids().map((storeId) => this.start(storeId));
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
