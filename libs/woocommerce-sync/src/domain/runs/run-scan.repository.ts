import type { SyncRequest } from '../ledger/sync.repository';
import type { SyncRun } from './sync-run';

/**
 * What one page of the ERP came to; committed with the cursor, so that a crash repeats or skips
 * nothing.
 */
export interface ScannedPage {
  /** Where the next page starts; null after the last. */
  readonly nextCursor: string | null;
  readonly productIds: readonly string[];
  readonly unchanged: number;
  readonly unreadable: number;
  readonly requests: readonly SyncRequest[];
  /** Those that the shop shows and that are to leave it, as its store does not sell them. */
  readonly unsoldIds?: readonly string[];
}

/**
 * The scan of a full sync: whoever has the right to scan records what it finds, a page at a time.
 */
export abstract class RunScanRepository {
  /**
   * Takes the right to scan for a while. Null: the run is over, scanned, or rests, or somebody else
   * scans.
   */
  abstract take(runId: string, token: string): Promise<SyncRun | null>;

  /**
   * Records a page, its batches and the new cursor, and keeps the right to scan. False: the right
   * was lost, or the run cancelled.
   */
  abstract savePage(runId: string, token: string, page: ScannedPage): Promise<boolean>;

  /** Ids of mapped products that the scan did not see, after `afterId`, in order. */
  abstract findUnseen(runId: string, afterId: string, limit: number): Promise<string[]>;

  /** How many mapped products the scan saw and did not see. */
  abstract countUnseen(runId: string): Promise<{ readonly seen: number; readonly unseen: number }>;

  /** Records products that the ERP has no more, and keeps the right to scan. */
  abstract saveGone(
    runId: string,
    token: string,
    requests: readonly SyncRequest[],
  ): Promise<boolean>;

  /** How many mapped products the scan saw, and how many of them are to leave still. */
  abstract countUnsold(runId: string): Promise<{ readonly seen: number; readonly unsold: number }>;

  /** Ids of the next of those, in order. */
  abstract findUnsold(runId: string, limit: number): Promise<string[]>;

  /** Has them leave, and keeps the right to scan. False: it was lost, or the run cancelled. */
  abstract saveUnsold(
    runId: string,
    token: string,
    requests: readonly SyncRequest[],
  ): Promise<boolean>;

  /**
   * Gives the right to scan back, with a note of why the scan does not go on, which the next page
   * that is recorded takes away; it then rests for half a minute. Null where another process goes
   * on at once.
   */
  abstract interrupt(runId: string, token: string, note: string | null): Promise<void>;

  /**
   * Records categories of the tree that differ, and keeps the right to scan. False: the right was
   * lost, or the run cancelled.
   */
  abstract saveCategories(
    runId: string,
    token: string,
    requests: readonly SyncRequest[],
  ): Promise<boolean>;

  /** Ends the scan. */
  abstract end(runId: string, token: string, note: string | null): Promise<void>;
}
