/** Most operations that one batch may hold: the shop takes no more in one call (fact 15). */
export const MAX_BATCH_SIZE = 100;

/** Life of a batch. */
export type SyncBatchStatus = 'pending' | 'running' | 'completed';

/** How one operation of a batch ended. */
export type BatchedOutcome = 'synced' | 'skipped' | 'failed';

/** What a batch came to; `durationMs` is null until it has both started and completed. */
export interface SyncBatchSummary {
  readonly batchId: string;
  readonly status: SyncBatchStatus;
  readonly totalItems: number;
  readonly successCount: number;
  readonly skippedCount: number;
  readonly failCount: number;
  readonly durationMs: number | null;
}

/** Groups up to 100 sync operations of one run and counts how they end. */
export class SyncBatch {
  private status: SyncBatchStatus = 'pending';
  private readonly counts = { synced: 0, skipped: 0, failed: 0 };
  private startedAt: Date | null = null;
  private completedAt: Date | null = null;

  /** Throws `RangeError` for a size outside of 1 to 100. */
  constructor(
    readonly id: string,
    readonly totalItems: number,
  ) {
    if (!Number.isInteger(totalItems) || totalItems < 1 || totalItems > MAX_BATCH_SIZE) {
      throw new RangeError(`A batch holds 1 to ${MAX_BATCH_SIZE} operations, not ${totalItems}`);
    }
  }

  /** Marks the first operation's opening; later calls change nothing. */
  start(now: Date): void {
    if (this.status !== 'pending') return;
    this.status = 'running';
    this.startedAt = now;
  }

  /**
   * Counts one operation's end, and completes the batch with the last one. Throws when more end
   * than it holds.
   */
  record(outcome: BatchedOutcome, now: Date): void {
    this.start(now);
    if (this.settled === this.totalItems)
      throw new RangeError(`Batch ${this.id} is already complete`);
    this.counts[outcome] += 1;
    if (this.settled === this.totalItems) {
      this.status = 'completed';
      this.completedAt = now;
    }
  }

  /** Operations that have ended so far. */
  get settled(): number {
    return this.counts.synced + this.counts.skipped + this.counts.failed;
  }

  /** Where it stands. */
  summary(): SyncBatchSummary {
    return {
      batchId: this.id,
      status: this.status,
      totalItems: this.totalItems,
      successCount: this.counts.synced,
      skippedCount: this.counts.skipped,
      failCount: this.counts.failed,
      durationMs:
        this.startedAt === null || this.completedAt === null
          ? null
          : this.completedAt.getTime() - this.startedAt.getTime(),
    };
  }
}
