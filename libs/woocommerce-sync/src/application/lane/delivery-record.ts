import { madeBy, subjectOf, versionsOf } from '../../domain/mapping/doubts';
import type { ProductSyncMapping } from '../../domain/mapping/product-sync-mapping';
import type { SyncItem } from '../../domain/ledger/sync-item';
import type { FailureReason, SyncOutcome } from '../../domain/ledger/sync-item-state';
import type { Delivery, Settlement, SyncRequest } from '../../domain/ledger/sync.repository';
import type { SyncType } from '../../domain/ledger/sync-type';
import type { StockPush } from '../../domain/stock/stock-check.repository';
import type { WooCommerceError } from '../../domain/woocommerce.errors';
import type { Clock } from '../ports/clock.port';
import { DeliveryCalls } from './delivery-calls';
import { followUpsOf } from './follow-up';
import { LaneLessons } from './lane-lessons';

/**
 * How something that follows is asked for. Where nothing is said it is about a product, live, and
 * not forced.
 */
export type AskManner = Partial<
  Pick<SyncRequest, 'subjectKind' | 'bulk' | 'force' | 'notBefore' | 'inDoubtSince'>
>;

/** Collects what one delivery came to, until it is settled as a whole. */
export class DeliveryRecord {
  private readonly mappings = new Map<string, ProductSyncMapping>();
  private readonly staleMappings = new Set<string>();
  private readonly followUps: SyncRequest[] = [];
  private readonly startedMs: number;
  private stopping = false;
  private givenBack = false;
  private readonly pushes = new Map<string, StockPush>();
  readonly calls = new DeliveryCalls();
  /** What it taught of the shop and the ERP. */
  readonly lane: LaneLessons;

  /** @param onNext told in how many milliseconds another delivery may be made ready */
  constructor(
    readonly delivery: Delivery,
    private readonly clock: Clock,
    private readonly onNext: (inMs: number) => void = () => undefined,
  ) {
    this.lane = new LaneLessons(delivery);
    this.startedMs = clock.monotonicMs();
  }

  /** The present moment by the database's clock, for what is recorded now. */
  now(): Date {
    return new Date(this.delivery.claimedAt.getTime() + this.clock.monotonicMs() - this.startedMs);
  }

  /** The items whose end is not recorded yet. */
  get open(): SyncItem[] {
    return this.delivery.items.filter((item) => item.status === 'syncing');
  }

  /** How long it was made ready until its first call left, in milliseconds; null before that. */
  get preparedMs(): number | null {
    const { firstLeftMs } = this.calls;
    return firstLeftMs === null ? null : firstLeftMs - this.startedMs;
  }

  /** Records items as done. */
  complete(items: readonly SyncItem[], outcome: SyncOutcome, storeProductId: number | null): void {
    const now = this.now();
    for (const item of items) {
      item.complete(outcome, storeProductId, now);
      this.followUps.push(...followUpsOf(item, now));
    }
  }

  /** Records items as failed by their own fault; those that may pass wait for their next try. */
  fail(items: readonly SyncItem[], reason: FailureReason, retryable: boolean): void {
    const now = this.now();
    for (const item of items) {
      item.fail(reason, retryable, now, this.clock.chance());
      if (item.status === 'failed') this.followUps.push(...followUpsOf(item, now));
    }
  }

  /** Records items as failed by an error of theirs. */
  failWith(items: readonly SyncItem[], error: WooCommerceError): void {
    this.fail(items, { code: error.code, message: error.message }, error.retryable);
  }

  /** Lets items go unharmed, because of a fault that is not theirs. */
  release(items: readonly SyncItem[], error: WooCommerceError, inDoubt: boolean): void {
    if (inDoubt) this.doubt(items);
    for (const item of items)
      item.release({ code: error.code, message: error.message }, this.now(), false);
  }

  /**
   * Lets items go that a well shop did not take, though none but they were tried: others go first
   * for a while.
   */
  setAside(items: readonly SyncItem[], error: WooCommerceError): void {
    for (const item of items)
      item.setAside({ code: error.code, message: error.message }, this.now());
  }

  /**
   * Records that a call about these items got no answer, whatever becomes of them: it may yet be
   * applied.
   */
  doubt(items: readonly SyncItem[]): void {
    const { doubts } = this.calls;
    for (const item of items) {
      const { subjectId } = item;
      item.doubt(this.now(), versionsOf(subjectId, doubts), madeBy(subjectId, doubts));
    }
  }

  /** Leaves items to the next delivery, as if this one had not taken them. */
  leave(items: readonly SyncItem[]): void {
    for (const item of items) item.putBack(this.now());
  }

  /** Remembers a mapping that is new or has changed. */
  keep(mapping: ProductSyncMapping): void {
    this.mappings.set(mapping.internalProductId, mapping);
  }

  /** Remembers that the shop has taken a stock. */
  notePush(push: StockPush): void {
    this.pushes.set(push.productId, push);
  }

  /** Forgets the mapping of a product whose shop product is gone. */
  forget(productId: string): void {
    this.mappings.delete(productId);
    this.staleMappings.add(productId);
  }

  /** Whether this delivery found that the shop's product is gone. */
  hasForgotten(productId: string): boolean {
    return this.staleMappings.has(productId);
  }

  /**
   * Asks for something more, as part of the same transaction: an item that follows from this one.
   */
  ask(syncType: SyncType, subjectId: string, because: string, manner: AskManner = {}): void {
    this.followUps.push({
      storeId: this.delivery.storeId,
      subjectKind: 'product',
      subjectId,
      syncType,
      origin: { via: 'follow-up', actor: because },
      ...manner,
    });
  }

  /** Lets no further call leave: the process is about to stop. */
  stop(): void {
    this.stopping = true;
  }

  /**
   * Tells in how many milliseconds its last call is nearly over: another delivery may be made ready
   * then.
   */
  announceNext(inMs: number): void {
    if (this.delivery.more) this.onNext(inMs);
  }

  /** Whether a further call may leave. */
  mayCall(): boolean {
    return !this.stopping;
  }

  /** Whether it was given back: what its delivery finds out from now on is nobody's. */
  get isGivenBack(): boolean {
    return this.givenBack;
  }

  /**
   * Ends it where it is, for another process to go on: lets go unharmed what is not recorded yet.
   * What a call that is out may still change is in doubt.
   */
  giveBack(): void {
    this.stopping = true;
    this.givenBack = true;
    const reason = {
      code: 'SERVICE_STOPPING',
      message: 'The service stopped before the answer came',
    };
    const subjects = this.calls.giveUp(reason, this.clock.monotonicMs());
    const open = new Set(this.open.map(({ subjectId }) => subjectId));
    for (const doubt of this.calls.doubts) {
      if (open.has(subjectOf(doubt))) this.mappings.get(doubt.productId)?.doubtWrite(doubt);
    }
    for (const item of this.open) {
      if (subjects.has(item.subjectId)) {
        this.doubt([item]);
        item.release(reason, this.now(), false);
      } else item.putBack(this.now());
    }
  }

  /** Everything, for one transaction. */
  settlement(): Settlement {
    return {
      token: this.delivery.token,
      storeId: this.delivery.storeId,
      items: this.delivery.items,
      mappings: [...this.mappings.values()],
      // A mapping that is kept says itself what is known of it.
      doubts: this.calls.doubts.filter(
        ({ productId, groups }) =>
          groups.length > 0 && !this.mappings.has(productId) && !this.staleMappings.has(productId),
      ),
      staleMappings: [...this.staleMappings],
      closedCalls: [...this.calls.closedCalls],
      followUps: [...this.followUps],
      pushes: [...this.pushes.values()],
      laneState: this.lane.laneState(),
    };
  }
}
