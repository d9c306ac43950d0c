/** Most operations that one batch may hold: the shop takes no more in one call (fact 15). */
export const MAX_BATCH_SIZE = 100;

/** Life of a batch. */
export type SyncBatchStatus = 'pending' | 'running' | 'completed';

/** How one operation of a batch ended. */
export type BatchedOutcome = 'synced' | 'skipped' | 'failed';

/** What a batch came to; `durationMs` is null until its first and its last operation
 * ended, and where the last ones were called off. */
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
  private totalItems: number;

  /** Throws `RangeError` for a size outside of 1 to 100. */
  constructor(
    readonly id: string,
    totalItems: number,
  ) {
    this.totalItems = totalItems;
    if (!Number.isInteger(totalItems) || totalItems < 1 || totalItems > MAX_BATCH_SIZE) {
      throw new RangeError(`A batch holds 1 to ${MAX_BATCH_SIZE} operations, not ${totalItems}`);
    }
  }

  /**
   * Counts one operation's end: the first starts the batch, the last completes it. Throws when more
   * end than it holds.
   */
  record(outcome: BatchedOutcome, now: Date): void {
    if (this.settled === this.totalItems)
      throw new RangeError(`Batch ${this.id} is already complete`);
    this.counts[outcome] += 1;
    this.startedAt ??= now;
    const isLast = this.settled === this.totalItems;
    this.status = isLast ? 'completed' : 'running';
    if (isLast) this.completedAt = now;
  }

  /**
   * Takes operations out that will not be done, and completes the batch where nothing else is left.
   */
  callOff(count: number): void {
    this.totalItems -= count;
    if (this.settled === this.totalItems) this.status = 'completed';
  }

  private get settled(): number {
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
