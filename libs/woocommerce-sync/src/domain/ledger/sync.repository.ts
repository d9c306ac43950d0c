import type { Breakers, LaneState, Side } from '../lane/lane-state';
import type { PaceLimits, PaceState } from '../pace/pace-state';
import type { ProductStanding } from '../mapping/product-standing';
import type { ProductSyncMappingState, WriteDoubt } from '../mapping/mapping-state';
import type { ProductSyncMapping } from '../mapping/product-sync-mapping';
import type { MadeSkus, SyncItem, SyncItemState, SyncRequestOrigin } from './sync-item';
import type { Lane, SubjectKind, SyncType } from './sync-type';

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
  readonly lane: Lane;
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
 * What a call will change of one product; the ledger knows it before the call leaves, so that after
 * a crash no comparison believes what may not hold any more, and nothing that we wrote looks like
 * somebody else's.
 */
export interface Doubt extends WriteDoubt {
  /**
   * Of a product; of a category where the call is about one, with no groups: then it only says what
   * the call is about.
   */
  readonly productId: string;
  /** The product that the items are about, where the write is about one of its variants. */
  readonly parentProductId?: string;
}

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
  /** The lane's new state, given the present one. */
  readonly laneState: (present: LaneState, at: SettlingMoment) => LaneState;
}

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

/** When a delivery is settled, by the database's clock. */
export interface SettlingMoment {
  readonly now: Date;
  /** When any delivery of the store was last claimed; null before the first. */
  readonly lastClaimAt: Date | null;
  /** Whether something that may be sent is nearly late. */
  readonly isPressed: boolean;
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

/** A failed item with what people know the thing by; null where the shop has never shown it. */
export interface FailedItem {
  readonly item: SyncItem;
  readonly sku: string | null;
  readonly name: string | null;
}

/** Which failed items are meant; all of them where nothing is said. */
export interface FailedItemFilter {
  readonly storeId: string;
  readonly syncType?: SyncType;
  readonly errorCode?: string;
  /** Requested at or after. */
  readonly since?: Date;
  /** Requested before. */
  readonly until?: Date;
}

/** One page of a list, and where the next one starts; null after the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/**
 * Who retries failed items. The schedule takes those that `canRetry()` and rested for a minute; a
 * person takes all, and their count of attempts starts afresh.
 */
export type RetryMode = 'schedule' | 'person';

/**
 * The ledger: every accepted change, the leases on it, the mappings and the shops' pace. An
 * accepted change is a committed row; whatever else is lost, this is the truth. All times that
 * decide leases are the database's.
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
   * the stores that have work again. Who was cut off from the ledger, as all were, settles first.
   */
  abstract sweepLeases(): Promise<string[]>;

  /** Whether an error means that the ledger cannot be reached, or used, at present. */
  abstract isAway(error: unknown): boolean;

  /** An item by id; null when it does not exist. */
  abstract findItem(id: string): Promise<Readonly<SyncItemState> | null>;

  /** Items by their ids, in no particular order. */
  abstract findItems(ids: readonly string[]): Promise<readonly Readonly<SyncItemState>[]>;

  /**
   * What took the place of superseded items, by their ids; without those that nothing is known of
   * any more.
   */
  abstract findSuccessors(
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Readonly<SyncItemState>>>;

  /**
   * Failed items, newest first, from where `cursor` says. Throws `ValidationError` for a cursor
   * that is none of ours.
   */
  abstract findFailed(
    filter: FailedItemFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<FailedItem>>;

  /** Puts failed items back to wait. Answers how many. */
  abstract retryFailed(filter: FailedItemFilter, mode: RetryMode): Promise<number>;

  /**
   * Forgets which versions of the ERP's products were delivered. Answers of how many products and
   * variants.
   */
  abstract forgetErpVersions(storeId: string): Promise<number>;

  /** What the calls that are in flight may have changed of a store's products, by now. */
  abstract findDoubts(storeId: string): Promise<readonly Doubt[]>;

  /** A product's mapping, as it was last settled; null when it was never synced. */
  abstract findMapping(storeId: string, productId: string): Promise<ProductSyncMapping | null>;

  /** The mappings of many products at once, by product id. */
  abstract findMappings(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, ProductSyncMapping>>;

  /**
   * The mappings of many products' variants, by product id and variant id; products without any are
   * left out.
   */
  abstract findVariantMappings(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, Map<string, ProductSyncMapping>>>;

  /** How a product stands; null when it was never synced. */
  abstract findStanding(storeId: string, productId: string): Promise<ProductStanding | null>;

  /** The product that owns a shop product; null when none does. */
  abstract findMappingByStoreProduct(
    storeId: string,
    storeProductId: number,
  ): Promise<Readonly<ProductSyncMappingState> | null>;

  /** The ERP's ids of shop products, by their ids in the shop. */
  abstract findProductIds(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<Map<number, string>>;

  /**
   * What is open or failed, by status and type; without what is not there. Costs nothing for what
   * is completed.
   */
  abstract backlog(storeId: string): Promise<readonly BacklogPart[]>;

  /** Counts for the status page. Costs nothing for what is completed. */
  abstract stats(storeId: string): Promise<SyncStats>;

  /** The store's lane as all processes see it. */
  abstract laneStatus(storeId: string): Promise<LaneStatus>;

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
