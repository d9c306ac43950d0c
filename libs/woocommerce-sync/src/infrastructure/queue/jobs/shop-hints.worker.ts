import { Processor } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { HintReader } from '../../../application/webhooks/hint-reader';
import { BullMqHintSignal } from '../signals/bullmq-hint-signal';
import { HINT_QUEUE, type SyncJobData } from '../signals/queue-names';
import { JobHost } from './job-host';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** Hands signals on to who reads what shops hint at. */
@Processor(HINT_QUEUE, { ...SOON_TAKEN_OVER, concurrency: 10 })
export class ShopHintsWorker extends JobHost implements BeforeApplicationShutdown {
  constructor(
    private readonly reader: HintReader,
    signal: BullMqHintSignal,
  ) {
    super();
    signal.standInForBroker((storeId) => {
      reader.nudge(storeId);
    });
  }

  override process(job: Job<SyncJobData>): Promise<void> {
    this.reader.nudge(job.data.storeId);
    return Promise.resolve();
  }

  /** Lets readings come back before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    const retired = this.retire();
    await this.reader.close();
    await retired;
  }
}
