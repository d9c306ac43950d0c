import { Processor } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { SyncLane } from '../../application/lane/sync-lane';
import { BullMqSyncSignal } from './bullmq-sync-signal';
import { JobHost } from './job-host';
import { SYNC_QUEUE, type SyncJobData } from './queue-names';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** Hands signals on to the lane. */
@Processor(SYNC_QUEUE, { ...SOON_TAKEN_OVER, concurrency: 10 })
export class RealTimeSyncWorker extends JobHost implements BeforeApplicationShutdown {
  constructor(
    private readonly lane: SyncLane,
    signal: BullMqSyncSignal,
  ) {
    super();
    signal.standInForBroker((storeId) => {
      lane.nudge(storeId);
    });
  }

  override process(job: Job<SyncJobData>): Promise<void> {
    this.lane.nudge(job.data.storeId);
    return Promise.resolve();
  }

  /** Lets the calls in the air land before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.lane.close();
  }
}
