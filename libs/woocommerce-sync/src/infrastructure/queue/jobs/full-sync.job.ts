import { Processor } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { RunFullSync } from '../../../application/full-sync/run-full-sync';
import { StartScheduledSyncs } from '../../../application/use-cases/scheduled/start-scheduled-syncs.use-case';
import { BullMqFullSyncSignal } from '../signals/bullmq-full-sync-signal';
import { JobHost } from './job-host';
import { FULL_SYNC_QUEUE, type FullSyncJobData } from '../signals/queue-names';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** Scans runs; on the schedule's tick, starts one for every store. */
@Processor(FULL_SYNC_QUEUE, SOON_TAKEN_OVER)
export class FullSyncJob extends JobHost implements BeforeApplicationShutdown {
  private endJobs = (): void => undefined;
  private readonly closing = new Promise<void>((resolve) => {
    this.endJobs = resolve;
  });

  constructor(
    private readonly runFullSync: RunFullSync,
    private readonly startScheduled: StartScheduledSyncs,
    private readonly signal: BullMqFullSyncSignal,
  ) {
    super();
  }

  override async process({ data }: Job<FullSyncJobData>): Promise<void> {
    const work =
      'runId' in data
        ? this.runFullSync.execute(data.runId)
        : this.startScheduled.execute(data.storeIds);
    // A scan that was given back ends by itself, after what it waits for.
    await Promise.race([work, this.closing]);
  }

  /** Gives scans back, so that another process goes on with them at once. */
  async beforeApplicationShutdown(): Promise<void> {
    // From now on jobs are for others.
    const retired = this.retire();
    const runIds = await this.runFullSync.close();
    this.endJobs();
    await retired;
    for (const runId of runIds) this.signal.go(runId);
    await this.signal.flush();
  }
}
