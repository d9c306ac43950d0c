import { Processor } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { PlatformSettings } from '@cypher/platform';
import type { Job } from 'bullmq';
import { SyncLane } from '../../../application/lane/sync-lane';
import { BullMqSyncSignal } from '../signals/bullmq-sync-signal';
import { JobHost } from './job-host';
import { SYNC_QUEUE, type SyncJobData } from '../signals/queue-names';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/**
 * Of the time that a process has for its end so much is kept for giving back what it holds, in
 * milliseconds.
 */
const GIVING_BACK_MS = 5_000;

/** Hands signals on to the lane. */
@Processor(SYNC_QUEUE, { ...SOON_TAKEN_OVER, concurrency: 10 })
export class RealTimeSyncWorker extends JobHost implements BeforeApplicationShutdown {
  constructor(
    private readonly lane: SyncLane,
    private readonly signal: BullMqSyncSignal,
    private readonly settings: PlatformSettings,
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

  /**
   * Lets the calls that are out come back before connections close, and gives back what does not,
   * for others to go on.
   */
  async beforeApplicationShutdown(): Promise<void> {
    // From now on signals are for others.
    const retired = this.retire();
    const storeIds = await this.lane.close(this.patienceMs);
    await retired;
    for (const storeId of storeIds) this.signal.wake(storeId);
    await this.signal.flush();
  }

  /** Leaves a part of the grace for giving back, and for all else that has to end. */
  private get patienceMs(): number {
    const graceMs = this.settings.SHUTDOWN_GRACE_SECONDS * 1_000;
    return graceMs - Math.min(GIVING_BACK_MS, graceMs / 2);
  }
}
