import type { FailureReason } from '../ledger/sync-item-state';

/** What kinds of runs there are. */
export const RUN_KINDS = ['full-sync', 'drift', 'order-pull', 'adoption'] as const;

/** One of them. */
export type RunKind = (typeof RUN_KINDS)[number];

/** What a run may be. */
export const RUN_STATES = ['running', 'completed', 'failed', 'cancelled'] as const;

/** One of them. */
export type RunState = (typeof RUN_STATES)[number];

/** How far a run is. */
export interface RunProgress {
  readonly kind: RunKind;
  readonly id: string;
  readonly storeId: string;
  readonly state: RunState;
  readonly requestedBy: string | null;
  /** What was looked at so far: products of the ERP, or of both sides. */
  readonly found: number;
  /** How much there is to look at, as far as is known by an earlier run; null where none was. */
  readonly expected: number | null;
  /** What needed nothing. */
  readonly skipped: number;
  /** What was written to the shop. */
  readonly sent: number;
  readonly failed: number;
  /** What still waits, or is on its way. */
  readonly waiting: number;
  /** Of a comparison: what differs so far, 10,000 at the most. */
  readonly differences: number;
  readonly note: string | null;
  readonly failure: FailureReason | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** When that was so, by the database's clock. */
  readonly readAt: Date;
}

/** Reads how far runs are: each in one statement, as somebody looks every second. */
export abstract class ProgressRepository {
  /** A full sync; null for none. */
  abstract fullSync(id: string): Promise<RunProgress | null>;

  /** A comparison; null for none. */
  abstract drift(id: string): Promise<RunProgress | null>;

  /** The last adoption of a store; null for none. */
  abstract adoption(storeId: string): Promise<RunProgress | null>;
}
