import { AdoptionJob } from '../../infrastructure/queue/adoption/adoption.job';
import { DriftJob } from '../../infrastructure/queue/drift/drift.job';
import { DriftWatchJob } from '../../infrastructure/queue/drift/drift-watch.job';
import { ErpReconcileJob } from '../../infrastructure/queue/jobs/erp-reconcile.job';
import { FullSyncJob } from '../../infrastructure/queue/jobs/full-sync.job';
import { OrderCheckJob } from '../../infrastructure/queue/jobs/order-check.job';
import { OrderPullJob } from '../../infrastructure/queue/jobs/order-pull.job';
import { RetryFailedJob } from '../../infrastructure/queue/jobs/retry-failed.job';
import { StoreCheckJob } from '../../infrastructure/queue/doctor/store-check.job';

/** What a worker does whenever its queue says so, one class for each queue. */
export const QUEUE_JOBS = [
  AdoptionJob,
  DriftJob,
  DriftWatchJob,
  ErpReconcileJob,
  FullSyncJob,
  OrderCheckJob,
  OrderPullJob,
  RetryFailedJob,
  StoreCheckJob,
];
