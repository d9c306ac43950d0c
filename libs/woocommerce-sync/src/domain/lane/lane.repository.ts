import type { SyncType } from '../ledger/sync-type';
import type { PaceLimits, PaceState } from '../pace/pace-state';
import type { Breakers, Side } from './lane-state';

/** The turn to read the canary of a store, for one process at a time. */
export interface CanaryTurn {
  /** Deliveries in flight when it was taken. */
  readonly flying: number;
  /** When, by the database's clock. */
  readonly takenAt: Date;
}

/** What a cheap read of the shop took. */
export interface ReadCanary {
  readonly ms: number;
  readonly turn: CanaryTurn;
}

/** Items by status, and how the promises stand. */
export interface SyncStats {
  readonly pending: number;
  readonly syncing: number;
  readonly completed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly superseded: number;
  /** Open items past their deadline. */
  readonly overdue: number;
  /** When the oldest open item was requested; null when nothing is open. */
  readonly oldestPendingAt: Date | null;
  readonly byType: Readonly<
    Record<SyncType, { readonly pending: number; readonly failed: number }>
  >;
  readonly mappings: number;
  readonly olderVersions: OlderVersions;
}

/**
 * The products of which the ERP keeps serving an older version than was delivered, and since when:
 * a replica lags behind, or the ERP was restored from a backup. Nothing of them is written.
 */
export interface OlderVersions {
  readonly products: number;
  readonly since: Date | null;
}

/** How much of one type is open or failed. */
export interface BacklogPart {
  readonly status: 'pending' | 'syncing' | 'failed';
  readonly syncType: SyncType;
  readonly count: number;
  /** Those of them past their deadline. */
  readonly overdue: number;
  readonly oldestRequestedAt: Date;
}

/** The pace of a shop, whether it and the ERP are well, and the calls that are in flight. */
export interface LaneStatus extends PaceState {
  readonly callsInFlight: number;
  readonly breakers: Breakers;
  /** When that was so, by the database's clock. */
  readonly readAt: Date;
}

/** Whether the shop and the ERP are well, as the lane of a store met with them. */
export interface LaneWellbeing {
  readonly storeId: string;
  readonly breakers: Breakers;
  /** When that was so, by the database's clock. */
  readonly readAt: Date;
}

/** How the lane of a store stands, as all processes see it, and what waits for it. */
export abstract class LaneRepository {
  /** Its pace, its breakers and its calls in flight. */
  abstract status(storeId: string): Promise<LaneStatus>;

  /** How the shops and the ERP stand with these stores, in this order; one statement for all. */
  abstract wellbeing(storeIds: readonly string[]): Promise<readonly LaneWellbeing[]>;

  /**
   * What is open or failed, by status and type; without what is not there. Costs nothing for what
   * is completed.
   */
  abstract backlog(storeId: string): Promise<readonly BacklogPart[]>;

  /** Counts for the status page. Costs nothing for what is completed. */
  abstract stats(storeId: string): Promise<SyncStats>;

  /**
   * Takes the turn to read a store's canary; null where it was had less than `everyMs` ago, and
   * while the shop is unwell.
   */
  abstract takeCanaryTurn(storeId: string, everyMs: number): Promise<CanaryTurn | null>;

  /** Records what the canary took. Answers whether we were not at work meanwhile. */
  abstract recordCanary(storeId: string, read: ReadCanary, limits: PaceLimits): Promise<boolean>;

  /**
   * Ends the pauses of a store's lane: a try goes out with the next claim. Answers whose pauses
   * there were.
   */
  abstract liftPauses(storeId: string): Promise<readonly Side[]>;
}
