import { Injectable, Logger } from '@nestjs/common';
import { RunAlreadyGoingError } from '../../errors/run.errors';
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

  /** Starts the runs. */
  async execute(): Promise<void> {
    for (const storeId of this.stores.ids()) {
      try {
        await this.syncAll.execute(storeId, false, { via: 'schedule', actor: 'full-sync' });
      } catch (error) {
        if (!(error instanceof RunAlreadyGoingError)) throw error;
        this.logger.warn(error.message);
      }
    }
  }
}
