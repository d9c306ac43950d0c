import { Injectable } from '@nestjs/common';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/** Has what was changed of a store taken up: here at once, elsewhere within seconds. */
@Injectable()
export class StoreTakeUp {
  constructor(
    private readonly clients: StoreClients,
    private readonly signal: SyncSignal,
  ) {}

  /** Takes it up, and lets what waits for the store go. */
  async of(storeId: string): Promise<void> {
    await this.clients.refresh();
    this.signal.wake(storeId);
  }
}
