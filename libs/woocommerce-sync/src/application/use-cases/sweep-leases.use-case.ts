import { Injectable } from '@nestjs/common';
import { ISyncRepository } from '../../domain/sync.repository';
import { SyncRunRepository } from '../../domain/sync-run';
import { OrderRelay } from '../orders/order-relay';
import { FullSyncSignal } from '../ports/full-sync-signal.port';
import { StoreClients } from '../ports/store-client.port';
import { SyncSignal } from '../ports/sync-signal.port';

/**
 * Frees the items of processes that died, wakes every store, and lets runs and the outbox go on: a signal that was
 * lost is made up for here.
 */
@Injectable()
export class SweepLeases {
  constructor(
    private readonly repository: ISyncRepository,
    private readonly runs: SyncRunRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
    private readonly fullSync: FullSyncSignal,
    private readonly relay: OrderRelay,
  ) {}

  /** One sweep. */
  async execute(): Promise<void> {
    await this.repository.sweepLeases();
    await this.relay.run();
    for (const storeId of this.stores.ids()) {
      await this.signal.wake(storeId);
      const run = await this.runs.findRunning(storeId);
      if (run === null) continue;
      if (run.scanEnded) await this.runs.completeIfDone(run.id);
      else await this.fullSync.go(run.id);
    }
  }
}
