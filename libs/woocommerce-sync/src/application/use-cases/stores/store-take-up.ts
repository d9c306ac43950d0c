import { Injectable } from '@nestjs/common';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';
import { StoreActivation } from './store-activation';

/** Has a change of a store taken up: here at once, by every other process within seconds. */
@Injectable()
export class StoreTakeUp {
  constructor(
    private readonly clients: StoreClients,
    private readonly signal: SyncSignal,
    private readonly activation: StoreActivation,
  ) {}

  /** Before a change that makes a store active. Throws as `StoreActivation`. */
  mustBeDecided(storeId: string): Promise<void> {
    return this.activation.mustBeDecided(storeId);
  }

  /** After the change was committed; whoever works for the store looks at it. */
  async of(storeId: string): Promise<void> {
    await this.clients.refresh();
    this.signal.wake(storeId);
  }
}
