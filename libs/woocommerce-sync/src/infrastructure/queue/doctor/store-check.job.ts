import { Processor } from '@nestjs/bullmq';
import { CheckStores } from '../../../application/use-cases/doctor/check-stores.use-case';
import { STORE_CHECK_QUEUE } from '../signals/queue-names';
import { JobHost } from '../jobs/job-host';
import { SOON_TAKEN_OVER } from '../jobs/soon-taken-over';

/** On the schedule's tick, checks the shops that are due. */
@Processor(STORE_CHECK_QUEUE, SOON_TAKEN_OVER)
export class StoreCheckJob extends JobHost {
  constructor(private readonly checkStores: CheckStores) {
    super();
  }

  override async process(): Promise<void> {
    await this.checkStores.executeForAllStores();
  }
}
