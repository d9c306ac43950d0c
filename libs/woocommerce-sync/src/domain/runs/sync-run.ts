import type { SubjectKind } from '../ledger/sync-type';

/** Life of a full sync. */
export type SyncRunStatus = 'running' | 'completed' | 'cancelled';

/** A full sync of one store. */
export interface SyncRun {
  readonly id: string;
  readonly storeId: string;
  readonly status: SyncRunStatus;
  /** Whether it writes what is right already, too. */
  readonly force: boolean;
  readonly requestedBy: string;
  /** Where the scan of the ERP goes on; null at its start, and once its pages are read. */
  readonly cursor: string | null;
  /** Whether the last page was read; what is gone from the ERP may still have to be looked for. */
  readonly pagesRead: boolean;
  /** Whether every product of the ERP was looked at, and what is gone from it. */
  readonly scanEnded: boolean;
  readonly totalProducts: number;
  /** Products that needed no item: the shop shows them right. */
  readonly unchanged: number;
  /** Rows of the ERP's pages without a usable id. */
  readonly unreadable: number;
  /** Products of the shop that the ERP has no more. */
  readonly gone: number;
  /**
   * What the operator should know: why the scan does not go on at present, or why nothing was taken
   * down.
   */
  readonly note: string | null;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
}

/** One operation of a run that failed. */
export interface FailedRunItem {
  readonly subjectKind: SubjectKind;
  readonly productId: string;
  readonly syncType: string;
  readonly code: string;
  readonly message: string;
}

/** How operations of one kind ended so far. */
export interface OperationCounts {
  readonly batches: number;
  readonly operations: number;
  readonly synced: number;
  readonly skipped: number;
  readonly failed: number;
}

/**
 * How the operations of a run ended so far: those about products, and beside them those about the
 * category tree.
 */
export interface SyncRunProgress extends OperationCounts {
  readonly run: SyncRun;
  readonly categories: OperationCounts;
  /** The first hundred. */
  readonly failedItems: readonly FailedRunItem[];
  /** When that was so, by the database's clock. */
  readonly readAt: Date;
}

/** Full syncs, and how far they are. */
export abstract class SyncRunRepository {
  /** Starts a run. Null: one is running already. */
  abstract start(storeId: string, force: boolean, requestedBy: string): Promise<SyncRun | null>;

  /** The store's running run; null when there is none. */
  abstract findRunning(storeId: string): Promise<SyncRun | null>;

  /** Every store's running run. */
  abstract findAllRunning(): Promise<readonly SyncRun[]>;

  /** A run's progress; null when there is no such run. */
  abstract findProgress(runId: string): Promise<SyncRunProgress | null>;

  /**
   * Completes the store's run when its scan and all its batches are. Answers whether it was this
   * call that did it.
   */
  abstract completeIfDone(runId: string): Promise<boolean>;

  /** Cancels a running run and calls off its items that still wait. False: it is not running. */
  abstract cancel(runId: string): Promise<boolean>;
}
