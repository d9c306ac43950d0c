import { Processor } from '@nestjs/bullmq';
import { PullOrders } from '../../../application/use-cases/orders/pull-orders.use-case';
import { JobHost } from './job-host';
import { ORDER_PULL_QUEUE } from '../signals/queue-names';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** On the schedule's tick, pulls the orders of every store. */
@Processor(ORDER_PULL_QUEUE, SOON_TAKEN_OVER)
export class OrderPullJob extends JobHost {
  constructor(private readonly pullOrders: PullOrders) {
    super();
  }

  override async process(): Promise<void> {
    await this.pullOrders.executeForAllStores();
  }
}
