import { Processor } from '@nestjs/bullmq';
import { WatchWebhooks } from '../../../application/use-cases/webhooks/watch-webhooks.use-case';
import { WEBHOOK_WATCH_QUEUE } from '../signals/queue-names';
import { JobHost } from './job-host';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** On the schedule's tick, looks after the webhooks of every store. */
@Processor(WEBHOOK_WATCH_QUEUE, SOON_TAKEN_OVER)
export class WebhookWatchJob extends JobHost {
  constructor(private readonly watchWebhooks: WatchWebhooks) {
    super();
  }

  override async process(): Promise<void> {
    await this.watchWebhooks.executeForAllStores();
  }
}
