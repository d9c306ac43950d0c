import { Processor } from '@nestjs/bullmq';
import { RetryFailedItems } from '../../../application/use-cases/operating/retry-failed-items.use-case';
import { JobHost } from './job-host';
import { RETRY_FAILED_QUEUE } from '../signals/queue-names';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** On the schedule's tick, retries what failed and may still be retried. */
@Processor(RETRY_FAILED_QUEUE, SOON_TAKEN_OVER)
export class RetryFailedJob extends JobHost {
  constructor(private readonly retryFailed: RetryFailedItems) {
    super();
  }

  override async process(): Promise<void> {
    await this.retryFailed.executeForAllStores();
  }
}
