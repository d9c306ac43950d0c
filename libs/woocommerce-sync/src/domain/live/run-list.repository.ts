import type { FailureReason } from '../ledger/sync-item-state';
import type { Page } from '../page';
import type { RunKind, RunState } from './progress.repository';

/** What a listed run did. */
export interface RunCounts {
  /** Products, variations or orders that were looked at. */
  readonly found: number;
  readonly skipped: number;
  /** Written to the shop. */
  readonly sent: number;
  readonly failed: number;
}

/** A run of any kind, as it is listed. */
export interface ListedRun {
  readonly kind: RunKind;
  readonly id: string;
  readonly storeId: string;
  readonly state: RunState;
  /** Of a comparison `whole`, `watch` or `hints`, of a full sync `force` or `normal`; else null. */
  readonly scope: string | null;
  /** A subject, or `schedule`; null where it is not kept. */
  readonly requestedBy: string | null;
  readonly counts: RunCounts;
  readonly note: string | null;
  readonly failure: FailureReason | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** Which runs are meant; what is not said does not matter. */
export interface RunFilter {
  readonly storeId: string;
  /** Without it pulls of orders that found nothing are left out: there is one every minute. */
  readonly kind?: RunKind;
  readonly state?: RunState;
}

/** The runs of all kinds together. */
export abstract class RunListRepository {
  /** Runs, the newest first. Throws `ValidationError` for a cursor that is none of ours. */
  abstract page(filter: RunFilter, limit: number, cursor: string | null): Promise<Page<ListedRun>>;

  /** One run, of whatever store; null where there is none. */
  abstract find(kind: RunKind, id: string): Promise<ListedRun | null>;
}
