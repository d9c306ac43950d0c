import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../../domain/ledger/sync.repository';
import { SyncRunRepository } from '../../../domain/runs/sync-run';
import { RunCompletion } from '../../full-sync/run-completion';
import { EventRelay } from '../../events/event-relay';
import { StoreClients } from '../../ports/store-client.port';
import { SyncSignal } from '../../ports/sync-signal.port';

/**
 * Frees the items of processes that died, wakes every store, completes runs, and lets the outbox go
 * on. What fails of it keeps nothing else from being done.
 */
@Injectable()
export class SweepLeases {
  private readonly logger = new Logger(SweepLeases.name);

  constructor(
    private readonly repository: ISyncRepository,
    private readonly runs: SyncRunRepository,
    private readonly stores: StoreClients,
    private readonly signal: SyncSignal,
    private readonly relay: EventRelay,
    private readonly completion: RunCompletion,
  ) {}

  /** One sweep. Throws nothing: the next one makes up for what failed. */
  async execute(): Promise<void> {
    this.relay.start();
    await this.attempt('leases', () => this.repository.sweepLeases());
    for (const storeId of this.stores.ids()) {
      this.signal.wake(storeId);
      await this.attempt(`run of ${storeId}`, () => this.completeRun(storeId));
    }
  }

  private async completeRun(storeId: string): Promise<void> {
    const run = await this.runs.findRunning(storeId);
    if (run?.scanEnded === true) await this.completion.completeIfDone(run.id);
  }

  private async attempt(step: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error(
        { err: error, step },
        'A part of the sweep failed; the next sweep makes up for it',
      );
    }
  }
}
