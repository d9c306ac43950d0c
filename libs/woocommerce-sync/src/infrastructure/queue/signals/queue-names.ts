/** Signals that a store has work. */
export const SYNC_QUEUE = 'woocommerce-sync';
/** Full syncs to be scanned. */
export const FULL_SYNC_QUEUE = 'full-sync';
/** Ticks of the reading of the ERP's latest changes. */
export const ERP_RECONCILE_QUEUE = 'erp-reconcile';
/** Ticks of the order pull. */
export const ORDER_PULL_QUEUE = 'order-pull';
/** Ticks of the count of orders. */
export const ORDER_CHECK_QUEUE = 'order-check';
/** Ticks of the retry of failed items. */
export const RETRY_FAILED_QUEUE = 'retry-failed';
/** Comparisons of whole shops with the ERP. */
export const DRIFT_QUEUE = 'drift';
/** Ticks of the comparison of what was changed in the shops. */
export const DRIFT_WATCH_QUEUE = 'drift-watch';

/** Readings of shops for adoption. */
export const ADOPTION_QUEUE = 'adoption';

/** Signals that a shop hinted at something. */
export const HINT_QUEUE = 'shop-hints';
/** Ticks of the look at the shops' webhooks. */
export const WEBHOOK_WATCH_QUEUE = 'webhook-watch';
/** Ticks of the checks of the shops. */
export const STORE_CHECK_QUEUE = 'store-check';

/** All of them. */
export const QUEUES = [
  SYNC_QUEUE,
  FULL_SYNC_QUEUE,
  ERP_RECONCILE_QUEUE,
  ORDER_PULL_QUEUE,
  ORDER_CHECK_QUEUE,
  RETRY_FAILED_QUEUE,
  HINT_QUEUE,
  WEBHOOK_WATCH_QUEUE,
  DRIFT_QUEUE,
  DRIFT_WATCH_QUEUE,
  STORE_CHECK_QUEUE,
  ADOPTION_QUEUE,
] as const;

/** The name of one of them. */
export type QueueName = (typeof QUEUES)[number];

/** What a signal says; the work itself is in the ledger. */
export interface SyncJobData {
  readonly storeId: string;
}

/**
 * What the full sync's queue carries: a run to scan, or the schedule's wish for a run of every
 * store.
 */
export type FullSyncJobData = { readonly runId: string } | ScheduledForStores;

/** What the queue of comparisons carries: one, or the schedule's wish for one of every store. */
export type DriftJobData = { readonly runId: string } | ScheduledForStores;

/** A tick of a schedule for some stores; for every one where an earlier version has sent it. */
export interface ScheduledForStores {
  readonly scheduled: true;
  readonly storeIds?: readonly string[];
}

/** What the queue of readings for adoption carries: one of them. */
export interface AdoptionJobData {
  readonly runId: string;
}
