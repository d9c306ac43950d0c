import { Processor } from '@nestjs/bullmq';
import { CheckOrders } from '../../../application/use-cases/orders/check-orders.use-case';
import { ORDER_CHECK_QUEUE } from '../signals/queue-names';
import { JobHost } from './job-host';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** On the schedule's tick, counts the orders of every store. */
@Processor(ORDER_CHECK_QUEUE, SOON_TAKEN_OVER)
export class OrderCheckJob extends JobHost {
  constructor(private readonly checkOrders: CheckOrders) {
    super();
  }

  override async process(): Promise<void> {
    await this.checkOrders.executeForAllStores();
  }
}
