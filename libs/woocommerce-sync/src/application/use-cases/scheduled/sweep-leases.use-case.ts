import { Injectable, Logger } from '@nestjs/common';
import { ISyncRepository } from '../../../domain/ledger/sync.repository';
import { SyncRunRepository } from '../../../domain/runs/sync-run';
import { RunCompletion } from '../../full-sync/run-completion';
import { EventRelay } from '../../events/event-relay';
import { StoreClients } from '../../ports/store-client.port';
import { WakeStores } from './wake-stores.use-case';

/**
 * Frees the items of processes that died, wakes the stores of which anything waits, completes runs,
 * and lets the outbox go on. What fails of it keeps nothing else from being done.
 */
@Injectable()
export class SweepLeases {
  private readonly logger = new Logger(SweepLeases.name);

  constructor(
    private readonly repository: ISyncRepository,
    private readonly waking: WakeStores,
    private readonly runs: SyncRunRepository,
    private readonly stores: StoreClients,
    private readonly relay: EventRelay,
    private readonly completion: RunCompletion,
  ) {}

  /** One sweep. Throws nothing: the next one makes up for what failed. */
  async execute(): Promise<void> {
    this.relay.start();
    await this.attempt('leases', () => this.repository.sweepLeases());
    await this.attempt('waking', () => this.waking.execute());
    await this.attempt('runs', () => this.completeRuns());
  }

  private async completeRuns(): Promise<void> {
    const storeIds = this.stores.ids();
    for (const { id, storeId, scanEnded } of await this.runs.findAllRunning())
      if (scanEnded && storeIds.includes(storeId))
        await this.attempt(`run of ${storeId}`, () => this.completion.completeIfDone(id));
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
