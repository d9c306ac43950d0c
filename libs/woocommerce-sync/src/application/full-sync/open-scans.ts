import { Injectable, Logger } from '@nestjs/common';
import { SyncRunRepository } from '../../domain/runs/sync-run';
import { RunFullSync } from './run-full-sync';

/** Goes on with the scans of full syncs that nobody carries on. */
@Injectable()
export class OpenScans {
  private readonly logger = new Logger(OpenScans.name);

  constructor(
    private readonly runs: SyncRunRepository,
    private readonly fullSync: RunFullSync,
  ) {}

  /** Of these stores. Returns before a scan ends, and throws nothing. */
  async goOn(storeIds: readonly string[]): Promise<void> {
    try {
      for (const { id, storeId, scanEnded } of await this.runs.findAllRunning())
        if (!scanEnded && storeIds.includes(storeId)) void this.scan(id);
    } catch (error) {
      this.logger.error({ err: error }, 'Could not look for full syncs to go on with');
    }
  }

  /** Returns at once where somebody scans already. */
  private async scan(runId: string): Promise<void> {
    try {
      await this.fullSync.execute(runId);
    } catch (error) {
      this.logger.error({ err: error, runId }, 'The scan of a full sync does not go on for now');
    }
  }
}
