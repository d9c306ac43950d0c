import { Processor } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { RunFullSync } from '../../application/full-sync/run-full-sync';
import { StartScheduledSyncs } from '../../application/use-cases/start-scheduled-syncs.use-case';
import { JobHost } from './job-host';
import { FULL_SYNC_QUEUE, type FullSyncJobData } from './queue-names';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** Scans runs; on the schedule's tick, starts one for every store. */
@Processor(FULL_SYNC_QUEUE, SOON_TAKEN_OVER)
export class FullSyncJob extends JobHost {
  constructor(
    private readonly runFullSync: RunFullSync,
    private readonly startScheduled: StartScheduledSyncs,
  ) {
    super();
  }

  override async process({ data }: Job<FullSyncJobData>): Promise<void> {
    if ('runId' in data) await this.runFullSync.execute(data.runId);
    else await this.startScheduled.execute();
  }
}
