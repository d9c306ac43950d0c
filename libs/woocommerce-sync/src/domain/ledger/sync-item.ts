import { fieldGroupsOf, type FieldGroup } from '../fields/product-fields';
import type {
  SyncStatus,
  SyncOutcome,
  FailureReason,
  Versions,
  MadeSkus,
  SyncItemPayload,
  SyncItemState,
} from './sync-item-state';
import type { SubjectKind, SyncType } from './sync-type';

/** Waits between the sends of one delivery cycle, in milliseconds, before jitter. */
const RETRY_DELAYS_MS: readonly number[] = [2_000, 4_000, 8_000];

const FIRST_ASIDE_MS = 2_000;
const LONGEST_ASIDE_MS = 60_000;

/**
 * No item waits so long for its next try, in milliseconds. One that seems to was sent back to wait
 * by a clock that has stepped back since, and its wait is over.
 */
export const LONGEST_WAIT_MS = 600_000;

/**
 * A single sync operation, such as "bring the price of ABC-123 to the shop". Its ways to `pending`:
 *
 * | Way              | Who, and why                                    | Costs   | Not before     |
 * | ---------------- | ----------------------------------------------- | ------- | -------------- |
 * | `fail`           | a delivery: its own fault, which may pass       | a try   | 2, 4, 8 s      |
 * | `lose`           | the sweep: the lease of its delivery ran out    | a try   | 2, 4, 8 s      |
 * | `release`        | a delivery: fault of the shop, the ERP or ours  | nothing | at once        |
 * | `setAside`       | a delivery: not taken, nor was any other        | nothing | 2, 4, 8 … 60 s |
 * | `putBack`        | a delivery: not sent, it rides in the next call | nothing | at once        |
 * | schedule's retry | it had `failed`, and attempts are left          | nothing | 60 s of rest   |
 * | person's retry   | it had `failed`; its attempts start afresh      | nothing | at once        |
 *
 * A fourth failed try, or a fault that will not pass, makes it `failed` and costs an attempt.
 */
export class SyncItem {
  constructor(private readonly state: SyncItemState) {}

  get id(): string {
    return this.state.id;
  }
  get storeId(): string {
    return this.state.storeId;
  }
  get subjectKind(): SubjectKind {
    return this.state.subjectKind;
  }
  get subjectId(): string {
    return this.state.subjectId;
  }
  get syncType(): SyncType {
    return this.state.syncType;
  }
  get status(): SyncStatus {
    return this.state.status;
  }
  /** The batch of a full sync that it belongs to; null for a live one. */
  get batchId(): string | null {
    return this.state.batchId;
  }
  get deadline(): Date {
    return this.state.deadline;
  }
  get payload(): SyncItemPayload {
    return this.state.payload;
  }
  /** Why it was last sent back to wait, or failed; null while nothing kept it. */
  get lastFailure(): FailureReason | null {
    return this.state.failure;
  }
  /** The field groups that this item wants right. */
  get fieldGroups(): readonly FieldGroup[] {
    return fieldGroupsOf(this.state.syncType);
  }

  /** A copy of all that it is made of, for storing and for showing. */
  snapshot(): Readonly<SyncItemState> {
    return { ...this.state };
  }

  /** Takes it into a delivery. Only a pending item can start. */
  start(leaseToken: string, now: Date): void {
    this.expect('pending');
    this.state.status = 'syncing';
    this.state.leaseToken = leaseToken;
    this.state.lastAttempt = now;
  }

  /** Ends it well; `outcome` says whether anything had to be written. */
  complete(outcome: SyncOutcome, wooCommerceId: number | null, now: Date): void {
    this.expect('syncing');
    this.state.status = 'completed';
    this.state.outcome = outcome;
    this.state.wooCommerceId = wooCommerceId;
    this.state.failure = null;
    this.state.tries = 0;
    this.state.leaseToken = null;
    this.state.completedAt = now;
  }

  /**
   * Records a failed send. A fault that may pass sends it back to wait 2, 4, then 8 seconds (±20 %,
   * by `chance` in [0, 1)); the fourth, or a fault that will not pass, ends the delivery cycle and
   * costs an attempt.
   */
  fail(reason: FailureReason, retryable: boolean, now: Date, chance: number): void {
    this.expect('syncing');
    this.state.leaseToken = null;
    this.state.failure = reason;
    const delay = RETRY_DELAYS_MS[this.state.tries];
    if (retryable && delay !== undefined) {
      this.state.status = 'pending';
      this.state.tries += 1;
      this.state.nextAttemptAt = new Date(now.getTime() + delay * (0.8 + 0.4 * chance));
      return;
    }
    this.endCycle();
  }

  /**
   * Lets it go unharmed: the fault was the shop's or the ERP's, so it waits and pays nothing.
   * `inDoubt` where the shop may have applied it, or may yet do so.
   */
  release(reason: FailureReason, now: Date, inDoubt: boolean): void {
    this.expect('syncing');
    if (inDoubt) this.doubt(now);
    this.state.status = 'pending';
    this.state.leaseToken = null;
    this.state.failure = reason;
    this.state.nextAttemptAt = now;
  }

  /**
   * Lets it go unharmed like `release`, and lets others go first: 2, 4, 8 … 60 seconds, longer each
   * time that happens. For what the shop does not take while nothing else tells whether it takes
   * anything.
   */
  setAside(reason: FailureReason, now: Date): void {
    const timesAside = (this.state.payload.timesAside ?? 0) + 1;
    this.release(reason, now, false);
    this.state.payload = { ...this.state.payload, timesAside };
    const delay = Math.min(FIRST_ASIDE_MS * 2 ** (timesAside - 1), LONGEST_ASIDE_MS);
    this.state.nextAttemptAt = new Date(now.getTime() + delay);
  }

  /**
   * Notes that a call about it got no answer, and may yet be applied when a newer one has been; and
   * what it brought and made.
   */
  doubt(now: Date, versions: Versions = {}, made: MadeSkus = {}): void {
    const allMade = { ...this.state.payload.madeInDoubt, ...made };
    const known = this.state.payload.versionsInDoubt ?? {};
    const all = { ...known };
    for (const [id, version] of Object.entries(versions))
      all[id] = Math.max(known[id] ?? 0, version);
    this.state.payload = {
      ...this.state.payload,
      inDoubtSince: now.toISOString(),
      ...(Object.keys(all).length === 0 ? {} : { versionsInDoubt: all }),
      ...(Object.keys(allMade).length === 0 ? {} : { madeInDoubt: allMade }),
    };
  }

  /** Puts it back to wait, unharmed: it will share a call with what comes next. */
  putBack(now: Date): void {
    this.expect('syncing');
    this.state.status = 'pending';
    this.state.leaseToken = null;
    this.state.nextAttemptAt = now;
  }

  /**
   * Records that its delivery was lost: a process died or stalled, and may have sent it. Costs a
   * try, so that it cannot go on for ever.
   */
  lose(now: Date, chance: number, versions: Versions, made: MadeSkus = {}): void {
    this.fail(
      { code: 'LEASE_EXPIRED', message: 'The process that delivered it died or stalled' },
      true,
      now,
      chance,
    );
    this.doubt(now, versions, made);
  }

  /** Ends it as failed, whatever it came to: that could not be written down. */
  failUnexpectedly(reason: FailureReason): void {
    Object.assign(this.state, {
      outcome: null,
      wooCommerceId: null,
      leaseToken: null,
      completedAt: null,
    });
    this.state.failure = reason;
    this.endCycle();
  }

  /** Whether the retry job may still try: fewer than `maxAttempts` delivery cycles failed. */
  canRetry(): boolean {
    return this.state.status === 'failed' && this.state.attempts < this.state.maxAttempts;
  }

  private endCycle(): void {
    this.state.status = 'failed';
    this.state.tries = 0;
    this.state.attempts += 1;
  }

  private expect(status: SyncStatus): void {
    if (this.state.status !== status) {
      throw new Error(`Sync item ${this.state.id} is ${this.state.status}, not ${status}`);
    }
  }
}
