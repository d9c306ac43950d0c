import type { SubjectKind, SyncType } from './sync-type';

/** Life of an item: `pending → syncing → completed | failed`; a failed one may be requeued. */
export type SyncStatus = 'pending' | 'syncing' | 'completed' | 'failed';

/** An item that is still to be done. */
export const OPEN_STATUSES: readonly SyncStatus[] = ['pending', 'syncing'];

/**
 * An item that has ended: it counts for its batch, and settles older failures of the same thing.
 */
export const ENDED_STATUSES: readonly SyncStatus[] = ['completed', 'failed'];

/**
 * How an item was completed: written, already right, overtaken by a newer item for the same thing,
 * called off, or, of one that had failed, given up by a person. The last says nothing of the shop:
 * whatever changes next makes a new item.
 */
export type SyncOutcome = 'synced' | 'skipped' | 'superseded' | 'cancelled' | 'dismissed';

/** Outcomes that tell that the shop is right. */
export const RIGHT_OUTCOMES: readonly SyncOutcome[] = ['synced', 'skipped'];

/** The schedule retries an item until so many of its delivery cycles have failed. */
export const MAX_ATTEMPTS = 3;

/** How long the schedule lets a failed item rest after its last try, in milliseconds. */
export const RETRY_REST_MS = 60_000;

/** Why an item failed: a stable code, and a sentence for the operator. */
export interface FailureReason {
  readonly code: string;
  readonly message: string;
}

/** Who asked for an item, and how: kept with it and copied into the audit. */
export interface SyncRequestOrigin {
  /** The door it came through. */
  readonly via: 'event' | 'api' | 'full-sync' | 'schedule' | 'follow-up';
  /** A user's subject, or the name of the channel or job. */
  readonly actor: string;
  /** Id of the event or of the HTTP request, where there was one. */
  readonly reference?: string;
  /** Why, in a person's words. */
  readonly reason?: string;
}

/** Versions of the ERP's products and variants, by their ids. */
export type Versions = Readonly<Record<string, number>>;

/** SKUs of what a send made, by the ids of the ERP's products and variants. */
export type MadeSkus = Readonly<Record<string, string>>;

/** What an item carries besides its columns. */
export interface SyncItemPayload {
  readonly origin: SyncRequestOrigin;
  /** Write even what was last confirmed as equal. */
  readonly force: boolean;
  /** Take the product down should the ERP not know it any more. */
  readonly takeDownIfMissing?: boolean;
  /**
   * Since when it is unknown whether an earlier send of it was applied, or still will be; ISO 8601.
   */
  readonly inDoubtSince?: string;
  /**
   * What such a send brought: older versions are not written any more, though no mapping knows of
   * it yet.
   */
  readonly versionsInDoubt?: Versions;
  /**
   * What such a send made, the product or variations of it: the shop may have it, unknown to any
   * mapping.
   */
  readonly madeInDoubt?: MadeSkus;
  /** How often it was set aside because the shop took neither it nor anything else. */
  readonly timesAside?: number;
}

/** Everything an item is made of. Times are UTC instants, ids are opaque. */
export interface SyncItemState {
  readonly id: string;
  readonly storeId: string;
  readonly subjectKind: SubjectKind;
  /** Id of the product, the category, or the shop's id of the order, by `subjectKind`. */
  readonly subjectId: string;
  readonly syncType: SyncType;
  readonly batchId: string | null;
  payload: SyncItemPayload;
  readonly requestedAt: Date;
  readonly deadline: Date;
  readonly maxAttempts: number;
  status: SyncStatus;
  outcome: SyncOutcome | null;
  wooCommerceId: number | null;
  failure: FailureReason | null;
  attempts: number;
  /** Sends within the present delivery cycle that failed for a reason that may pass; 0 after it. */
  tries: number;
  nextAttemptAt: Date;
  leaseToken: string | null;
  lastAttempt: Date | null;
  completedAt: Date | null;
}
