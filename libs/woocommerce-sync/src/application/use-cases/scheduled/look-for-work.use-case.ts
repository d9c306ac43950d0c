import { Injectable, Logger } from '@nestjs/common';
import { SyncRunRepository } from '../../../domain/runs/sync-run';
import { RunFullSync } from '../../full-sync/run-full-sync';
import { SyncLane } from '../../lane/sync-lane';
import { StockUpkeep } from '../../stock/stock-upkeep';
import { StoreClients } from '../../ports/store-client.port';
import { HintReader } from '../../webhooks/hint-reader';

/**
 * Has this very process look for work, whatever became of the signals: they only make it faster. A
 * queue that is away or deaf, or a signal that waits for a process that died, keeps nothing from
 * being done.
 */
@Injectable()
export class LookForWork {
  private readonly logger = new Logger(LookForWork.name);

  constructor(
    private readonly stores: StoreClients,
    private readonly lane: SyncLane,
    private readonly runs: SyncRunRepository,
    private readonly fullSync: RunFullSync,
    private readonly hints: HintReader,
    private readonly stock: StockUpkeep,
  ) {}

  /**
   * One look at every store. Returns before the work is done; throws nothing: the next look makes
   * up for what failed.
   */
  async execute(): Promise<void> {
    for (const storeId of this.stores.ids()) {
      this.lane.nudge(storeId);
      this.hints.nudge(storeId);
      this.stock.start(storeId);
      try {
        const run = await this.runs.findRunning(storeId);
        if (run?.scanEnded === false) void this.scan(run.id);
      } catch (error) {
        this.logger.error({ err: error, storeId }, 'Could not look for a full sync to go on with');
      }
    }
  }

  /** Goes on where nobody does; returns at once where somebody scans already. */
  private async scan(runId: string): Promise<void> {
    try {
      await this.fullSync.execute(runId);
    } catch (error) {
      this.logger.error({ err: error, runId }, 'The scan of a full sync does not go on for now');
    }
  }
}
