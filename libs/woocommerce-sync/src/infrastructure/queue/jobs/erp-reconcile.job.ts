import { Processor } from '@nestjs/bullmq';
import { ReconcileCatalog } from '../../../application/use-cases/scheduled/reconcile-catalog.use-case';
import { JobHost } from './job-host';
import { ERP_RECONCILE_QUEUE } from '../signals/queue-names';
import { SOON_TAKEN_OVER } from './soon-taken-over';

/** On the schedule's tick, and when the subscriber is back, reads what changed in the ERP. */
@Processor(ERP_RECONCILE_QUEUE, SOON_TAKEN_OVER)
export class ErpReconcileJob extends JobHost {
  constructor(private readonly reconcile: ReconcileCatalog) {
    super();
  }

  override async process(): Promise<void> {
    await this.reconcile.executeForAllStores();
  }
}
