import { Injectable } from '@nestjs/common';
import { WaitingWorkRepository } from '../../../domain/ledger/waiting-work.repository';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Tells the workers of the stores for which items wait: a signal of before may be lost. */
@Injectable()
export class WakeStores {
  constructor(
    private readonly waiting: WaitingWorkRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
  ) {}

  /** One look at all of them. Throws what the ledger does. */
  async execute(): Promise<void> {
    for (const { storeId, items } of await this.waiting.find(this.stores.ids()))
      if (items) this.signal.wake(storeId);
  }
}
