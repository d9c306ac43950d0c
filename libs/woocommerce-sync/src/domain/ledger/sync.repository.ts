import type { Pressure } from '../pace/guest-pace';
import type { LaneState } from '../lane/lane-state';
import type { Doubt } from '../mapping/doubts';
import type { ProductSyncMapping } from '../mapping/product-sync-mapping';
import type { PaceLimits, PaceState } from '../pace/pace-state';
import type { StockPush } from '../stock/stock-check.repository';
import type { SyncItem } from './sync-item';
import type { MadeSkus, SyncRequestOrigin } from './sync-item-state';
import type { Cargo, SubjectKind, SyncType } from './sync-type';

/** One wish to have something right in the shop. */
export interface SyncRequest {
  readonly storeId: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly syncType: SyncType;
  readonly origin: SyncRequestOrigin;
  /** Write even what was last confirmed as equal. */
  readonly force?: boolean;
  /** Somebody is waiting for it: it goes before everything that is not yet late. */
  readonly urgent?: boolean;
  /** The batch of a run that it belongs to. */
  readonly batchId?: string;
  /** Not in a hurry: it goes after everything live. */
  readonly bulk?: boolean;
  /** Take the product down should the ERP not know it any more. */
  readonly takeDownIfMissing?: boolean;
  /** Not to be delivered before; ten minutes ahead at the most. */
  readonly notBefore?: Date;
  /** Since when an earlier write of the same thing is in doubt; ISO 8601. */
  readonly inDoubtSince?: string;
  /** What such a write made, and the shop may have. */
  readonly madeInDoubt?: MadeSkus;
}

/** A call's worth of items that this process alone may deliver until its lease ends. */
export interface Delivery {
  readonly token: string;
  readonly storeId: string;
  readonly cargo: Cargo;
  /**
   * When it was claimed, by the database's clock; what it records is told in the time that has
   * passed since.
   */
  readonly claimedAt: Date;
  /** The shop's pace when it was claimed; its batch size is the most writes in one call. */
  readonly pace: PaceState;
  readonly items: readonly SyncItem[];
  /** Whether more was seen to be due than it took. */
  readonly more: boolean;
  /** Deliveries of the store that were in flight already. */
  readonly beside: number;
}

/** What a process gets when it asks for work. */
export type Claim =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  /** The pause is over: see whether the shop is back, then settle with the same token. */
  | { readonly kind: 'probe'; readonly token: string; readonly claimedAt: Date }
  /** As many calls as the shop bears are in flight already. */
  | { readonly kind: 'window-full' }
  /** There is work, but changes stream in: more will share the call in a moment. */
  | { readonly kind: 'gathering'; readonly forMs: number }
  /** Nothing to do for so many milliseconds; null: until the next signal. */
  | { readonly kind: 'nothing'; readonly forMs: number | null };

/**
 * A call about to be sent: written down first, so that a crash after it leaves a trace and a doubt.
 */
export interface CallOpening {
  readonly token: string;
  readonly storeId: string;
  readonly callId: string;
  /** What is done, as in `products.batch`. */
  readonly action: string;
  /** What is sent, free of secrets. */
  readonly request: unknown;
  /** What will be in doubt until the delivery is settled. */
  readonly doubts: readonly Doubt[];
  /**
   * In how many milliseconds another delivery may be made ready, as this is the last call of its
   * own and should be nearly over then; null where nobody can tell.
   */
  readonly nextInMs?: number | null;
}

/** What came back of a call. */
export interface ClosedCall {
  readonly callId: string;
  readonly answer: unknown;
  /** Null where the call was answered. */
  readonly errorCode: string | null;
  readonly durationMs: number;
}

/** Everything that one delivery came to; it is recorded whole or not at all. */
export interface Settlement {
  readonly token: string;
  readonly storeId: string;
  readonly items: readonly SyncItem[];
  readonly mappings: readonly ProductSyncMapping[];
  /** What its calls may have changed of products whose mappings it does not bring itself. */
  readonly doubts: readonly Doubt[];
  /** Product ids whose mapping points at a shop product that no longer exists. */
  readonly staleMappings: readonly string[];
  readonly closedCalls: readonly ClosedCall[];
  /** Items to be made in the same transaction. */
  readonly followUps: readonly SyncRequest[];
  /** Stocks that the shop has taken, to be accounted for; missing where it has taken none. */
  readonly pushes?: readonly StockPush[];
  /** The lane's new state, given the present one. */
  readonly laneState: (present: LaneState, at: SettlingMoment) => LaneState;
}

/** When a delivery is settled, by the database's clock. */
export interface SettlingMoment {
  readonly now: Date;
  /** When any delivery of the store was last claimed; null before the first. */
  readonly lastClaimAt: Date | null;
  readonly pressure: Pressure;
}

/**
 * The ledger: every accepted change, its deliveries and the leases on them. An accepted change is a
 * committed row; whatever else is lost, this is the truth. All times that decide leases are the
 * database's.
 */
export abstract class ISyncRepository {
  /**
   * Accepts requests: each joins the pending item for the same thing or becomes one. Answers the
   * items' ids in the same order.
   */
  abstract request(requests: readonly SyncRequest[]): Promise<string[]>;

  /**
   * Takes the most urgent due work of a store, at most one delivery per product cluster-wide,
   * within the store's pace.
   */
  abstract claim(storeId: string, limits: PaceLimits): Promise<Claim>;

  /**
   * Before each call: lengthens the lease, puts what the call will change in doubt, and opens its
   * audit row. False: the lease was lost, so the call must not be sent.
   */
  abstract openCall(opening: CallOpening): Promise<boolean>;

  /**
   * Lengthens the leases of deliveries that are still alive; one that is lost is not brought back.
   */
  abstract renewLeases(tokens: readonly string[]): Promise<void>;

  /**
   * Records a delivery in one transaction. False: the lease was lost and somebody else owns the
   * items, or may soon; nothing was recorded. Where the ledger cannot be reached, tries again for
   * two minutes, and records it once all the same, though its lease ran out meanwhile, unless it
   * was swept.
   */
  abstract settle(settlement: Settlement): Promise<boolean>;

  /**
   * Frees what dead processes held, and puts in doubt what their calls may have changed. Answers
   * the stores that have work again. After an outage of PostgreSQL it waits a moment, so that
   * settlements that are being tried again go first.
   */
  abstract sweepLeases(): Promise<string[]>;

  /** Whether an error means that the ledger cannot be reached, or used, at present. */
  abstract isAway(error: unknown): boolean;
}
