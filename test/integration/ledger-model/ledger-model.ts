import {
  joinRequests,
  requestKey,
} from '../../../libs/woocommerce-sync/src/domain/ledger/joined-requests';
import { SyncBatch } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-batch';
import type { SyncItem } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item';
import {
  ENDED_STATUSES,
  OPEN_STATUSES,
  type SyncItemState,
} from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item-state';
import type { RetryMode } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item.repository';
import { SyncPriorityService } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-priority.service';
import type { SyncRequest } from '../../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import {
  madeBy,
  versionsOf,
  type Doubt,
} from '../../../libs/woocommerce-sync/src/domain/mapping/doubts';

import { hasRested, HeldItems, settles } from './held-items';
import { the } from '../../support/the';

const PRIORITIES = new SyncPriorityService();

interface RunBatch {
  readonly runId: string;
  readonly batch: SyncBatch;
}

/** A delivery that has not been settled. */
interface Lease {
  until: number;
  readonly itemIds: readonly string[];
  readonly doubts: Doubt[];
}

/**
 * The ledger of one store as the domain has it, without SQL: every command comes to what
 * `SyncItem`, `SyncBatch`, `SyncPriorityService`, `joinRequests` and `makesGood` say. What is
 * between items has no object of its own in the domain: it is written out here and in `HeldItems`.
 */
export class LedgerModel {
  private readonly held = new HeldItems();
  private readonly batches = new Map<string, RunBatch>();
  private readonly leases = new Map<string, Lease>();

  /**
   * @param chance spreads the next tries of what a sweep frees
   * @param leaseMs how long a lease lasts that nobody renews
   */
  constructor(
    private readonly chance: number,
    private readonly leaseMs: number,
  ) {}

  /** All items. */
  get items(): readonly SyncItem[] {
    return this.held.all.map(({ item }) => item);
  }

  /** All that the ledger's rows should hold. */
  rows(): readonly (SyncItemState & { readonly requests: number })[] {
    return this.held.all.map(({ item, requests }) => ({ ...item.snapshot(), requests }));
  }

  /** What the batches' rows should hold. */
  summaries(): readonly ReturnType<SyncBatch['summary']>[] {
    return [...this.batches.values()].map(({ batch }) => batch.summary());
  }

  /** Open items whose promise is broken. */
  overdue(now: Date): number {
    const open = this.items.filter(({ status }) => OPEN_STATUSES.includes(status));
    return open.filter((item) => PRIORITIES.isBreached(item, now)).length;
  }

  /** Whether a delivery's lease is alive. */
  isAlive(token: string, now: Date): boolean {
    return (this.leases.get(token)?.until ?? 0) > now.getTime();
  }

  /**
   * Accepts what one statement asks for. Answers the ids of the items that stand for the requests.
   * @param idFor the id that the ledger gives a new item for such a thing
   */
  request(
    requests: readonly SyncRequest[],
    now: Date,
    idFor: (key: string) => string,
  ): readonly string[] {
    const distinct = new Map<string, SyncRequest>();
    for (const request of requests) {
      const earlier = distinct.get(requestKey(request));
      distinct.set(
        requestKey(request),
        earlier === undefined ? request : joinRequests(earlier, request),
      );
    }
    for (const [key, request] of distinct) {
      const waiting = this.held.waitingFor(key);
      if (waiting === undefined) this.held.make(idFor(key), request, now);
      else this.held.join(waiting, request, now);
    }
    return requests.map((request) => the(this.held.waitingFor(requestKey(request))).id);
  }

  /** Makes a batch of what belongs to it. Answers how many items that are. */
  batch(id: string, runId: string): number {
    const own = this.items.filter(({ batchId }) => batchId === id).length;
    if (own > 0) this.batches.set(id, { runId, batch: new SyncBatch(id, own) });
    return own;
  }

  /** Takes items into a delivery. */
  claim(token: string, itemIds: readonly string[], now: Date): void {
    this.leases.set(token, { until: now.getTime() + this.leaseMs, itemIds, doubts: [] });
    for (const item of this.carriedBy(token)) item.start(token, now);
  }

  /** Opens a call. Answers whether it may be sent. */
  openCall(token: string, doubts: readonly Doubt[], now: Date): boolean {
    if (!this.isAlive(token, now)) return false;
    const lease = the(this.leases.get(token));
    lease.until = now.getTime() + this.leaseMs;
    lease.doubts.push(...doubts);
    return true;
  }

  /** Settles a delivery: `end` says what became of its items. Answers whether it was recorded. */
  settle(token: string, now: Date, end: (items: readonly SyncItem[]) => void): boolean {
    if (!this.isAlive(token, now)) return false;
    const items = this.carriedBy(token);
    end(items);
    this.leases.delete(token);
    this.record(items, now);
    return true;
  }

  /** Takes back what deliveries hold whose lease ran out. Answers whether there were any. */
  sweep(now: Date): boolean {
    const dead = [...this.leases].filter(([token]) => !this.isAlive(token, now));
    const doubts = dead.flatMap(([, lease]) => lease.doubts);
    const items = dead.flatMap(([token]) => this.carriedBy(token));
    for (const item of items) {
      const { subjectId } = item;
      item.lose(now, this.chance, versionsOf(subjectId, doubts), madeBy(subjectId, doubts));
    }
    for (const [token] of dead) this.leases.delete(token);
    this.record(items, now);
    return dead.length > 0;
  }

  /** Retries what failed. Answers how many items wait again, or are tried earlier. */
  retry(mode: RetryMode, now: Date): number {
    const byPerson = mode === 'person';
    const retried = this.items.filter(
      (item) => item.status === 'failed' && (byPerson || (item.canRetry() && hasRested(item, now))),
    );
    let count = 0;
    for (const item of retried) {
      const waiting = this.held.waitingFor(requestKey(item));
      const attempts = byPerson ? 0 : item.snapshot().attempts;
      this.held.change(item.id, { batchId: null, tries: 0, attempts, nextAttemptAt: now });
      if (waiting === undefined) {
        this.held.change(item.id, { status: 'pending' });
        count += 1;
        continue;
      }
      this.held.supersede(item.id, now);
      const { tries, nextAttemptAt } = waiting.snapshot();
      if (nextAttemptAt <= now || (tries > 0 && !byPerson)) continue;
      this.held.change(waiting.id, { nextAttemptAt: now });
      count += 1;
    }
    return count;
  }

  /** Calls off what waits for a run alone. */
  cancel(runId: string, now: Date): void {
    for (const [id, { runId: of, batch }] of this.batches) {
      if (of !== runId) continue;
      const calledOff = this.held.all.filter(
        ({ item, requests }) => item.batchId === id && item.status === 'pending' && requests === 1,
      );
      for (const { item } of calledOff)
        this.held.change(item.id, { status: 'completed', outcome: 'cancelled', completedAt: now });
      if (calledOff.length > 0) batch.callOff(calledOff.length);
    }
  }

  /** What follows from new states: who supersedes whom, and what the batches count. */
  private record(items: readonly SyncItem[], now: Date): void {
    const failures = this.items.filter((one) => one.status === 'failed' && !items.includes(one));
    for (const item of items) {
      const successor = this.held.waitingFor(requestKey(item), item.id);
      if (item.status === 'pending' && successor !== undefined)
        this.held.succeed(item, successor, now);
      for (const older of failures) if (settles(item, older)) this.held.supersede(older.id, now);
      this.count(this.held.get(item.id), now);
    }
  }

  private count({ batchId, status, ...ended }: SyncItemState, now: Date): void {
    if (batchId === null || !ENDED_STATUSES.includes(status)) return;
    const wellEnded = ended.outcome === 'skipped' ? 'skipped' : 'synced';
    this.batches.get(batchId)?.batch.record(status === 'failed' ? 'failed' : wellEnded, now);
  }

  private carriedBy(token: string): readonly SyncItem[] {
    const ids = this.leases.get(token)?.itemIds ?? [];
    return this.items.filter(({ id }) => ids.includes(id));
  }
}
