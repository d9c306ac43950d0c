import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../domain/sync.repository';
import { SyncRunRepository } from '../../domain/sync-run';
import { RunCompletion } from '../full-sync/run-completion';
import { OrderRelay } from '../orders/order-relay';
import { FullSyncSignal } from '../ports/full-sync-signal.port';
import { StoreClients } from '../ports/store-client.port';
import { SyncSignal } from '../ports/sync-signal.port';

/**
 * Frees the items of processes that died, wakes every store, and lets runs and the outbox go on: a signal that was
 * lost is made up for here. What fails of it keeps nothing else from being done.
 */
@Injectable()
export class SweepLeases {
  private readonly logger = new Logger(SweepLeases.name);

  constructor(
    private readonly repository: ISyncRepository,
    private readonly runs: SyncRunRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
    private readonly fullSync: FullSyncSignal,
    private readonly relay: OrderRelay,
    private readonly completion: RunCompletion,
  ) {}

  /** One sweep. Throws nothing: the next one makes up for what failed. */
  async execute(): Promise<void> {
    this.relay.start();
    await this.attempt('leases', () => this.repository.sweepLeases());
    for (const storeId of this.stores.ids()) {
      this.signal.wake(storeId);
      await this.attempt(`run of ${storeId}`, () => this.goOnWithRun(storeId));
    }
  }

  private async goOnWithRun(storeId: string): Promise<void> {
    const run = await this.runs.findRunning(storeId);
    if (run === null) return;
    if (run.scanEnded) await this.completion.completeIfDone(run.id);
    else this.fullSync.go(run.id);
  }

  private async attempt(step: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error({ err: error, step }, 'A part of the sweep failed; the next sweep makes up for it');
    }
  }
}
