import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../domain/sync.repository';
import { Clock } from '../ports/clock.port';
import { StoreClients } from '../ports/store-client.port';

/**
 * Says in the log when a shop goes and when it comes back, by the ledger: whichever process it was
 * that met with it.
 */
@Injectable()
export class WatchStores {
  private readonly logger = new Logger('Shop');
  /** Since when a shop is away, by its id; what is not in it is well. */
  private readonly away = new Map<string, Date>();

  constructor(
    private readonly repository: ISyncRepository,
    private readonly stores: StoreClients,
    private readonly clock: Clock,
  ) {}

  /** One look at every store. */
  async execute(): Promise<void> {
    for (const storeId of this.stores.ids()) {
      const { phase, lastFault } = await this.repository.laneStatus(storeId);
      const since = this.away.get(storeId);
      if (phase !== 'closed' && since === undefined) {
        this.away.set(storeId, this.clock.now());
        const { code = 'UNKNOWN', message = 'no reason is known' } = lastFault ?? {};
        this.logger.warn({ storeId, code }, `The shop is away, and what is for it waits: ${message}`);
      }
      if (phase === 'closed' && since !== undefined) {
        this.away.delete(storeId);
        const seconds = Math.round((this.clock.now().getTime() - since.getTime()) / 1_000);
        this.logger.log({ storeId, seconds }, `The shop is back after ${seconds} s`);
      }
    }
  }
}
