import {
  joinRequests,
  requestKey,
} from '../../../libs/woocommerce-sync/src/domain/ledger/joined-requests';
import {
  LONGEST_WAIT_MS,
  SyncItem,
} from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item';
import {
  MAX_ATTEMPTS,
  RETRY_REST_MS,
  type SyncItemPayload,
  type SyncItemState,
} from '../../../libs/woocommerce-sync/src/domain/ledger/sync-item-state';
import { SyncPriorityService } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-priority.service';
import { makesGood } from '../../../libs/woocommerce-sync/src/domain/ledger/sync-type';
import type { SyncRequest } from '../../../libs/woocommerce-sync/src/domain/ledger/sync.repository';
import { the } from '../../support/the';

const PRIORITIES = new SyncPriorityService();

/** An item, and how many requests it stands for. */
interface Held {
  readonly item: SyncItem;
  readonly requests: number;
}

/** The items of a ledger, and how one follows from another or from a request. */
export class HeldItems {
  private readonly held = new Map<string, Held>();

  /** Every item there ever was. */
  get all(): readonly Held[] {
    return [...this.held.values()];
  }

  /** The state of one; there has to be such a one. */
  get(id: string): SyncItemState {
    return the(this.held.get(id)).item.snapshot();
  }

  /** The item that waits for a thing, other than this one. */
  waitingFor(key: string, otherThan?: string): SyncItem | undefined {
    const found = this.all.find(
      ({ item }) => item.status === 'pending' && item.id !== otherThan && requestKey(item) === key,
    );
    return found?.item;
  }

  /** Makes an item of a request. */
  make(id: string, request: SyncRequest, now: Date): void {
    const { storeId, subjectKind, subjectId, syncType, batchId = null } = request;
    const item = new SyncItem({
      ...{ id, storeId, subjectKind, subjectId, syncType, batchId },
      payload: payloadOf(request),
      requestedAt: now,
      deadline: deadlineOf(request, now),
      maxAttempts: MAX_ATTEMPTS,
      status: 'pending',
      outcome: null,
      wooCommerceId: null,
      failure: null,
      attempts: 0,
      tries: 0,
      nextAttemptAt: startOf(request, now),
      leaseToken: null,
      lastAttempt: null,
      completedAt: null,
    });
    this.held.set(id, { item, requests: 1 });
  }

  /**
   * Lets a request join the item that waits: the earlier deadline holds. It ends a plain wait, but
   * a wait between tries only where somebody is waiting for the answer.
   */
  join({ id }: SyncItem, request: SyncRequest, now: Date): void {
    const state = this.get(id);
    const { requests } = the(this.held.get(id));
    const deadline = deadlineOf(request, now);
    const mayHasten = state.tries === 0 || deadline <= now;
    const nextAttemptAt = mayHasten
      ? earlier(state.nextAttemptAt, startOf(request, now))
      : state.nextAttemptAt;
    this.change(id, {
      batchId: state.batchId ?? request.batchId ?? null,
      deadline: earlier(state.deadline, deadline),
      nextAttemptAt,
      payload: { ...state.payload, ...payloadOf(joinRequests(asRequest(state), request)) },
    });
    this.held.set(id, { ...the(this.held.get(id)), requests: requests + 1 });
  }

  /** Ends an item in favour of the one that waits: it inherits deadline and wishes. */
  succeed({ id }: SyncItem, successor: SyncItem, now: Date): void {
    const { deadline, payload } = this.get(id);
    const waiting = this.get(successor.id);
    const both = joinRequests(asRequest(waiting), asRequest({ ...waiting, payload }));
    const { force, inDoubtSince, madeInDoubt, takeDownIfMissing } = both;
    const { versionsInDoubt } = payload;
    this.change(successor.id, {
      deadline: earlier(waiting.deadline, deadline),
      payload: {
        ...waiting.payload,
        force: force ?? false,
        ...(takeDownIfMissing === true ? { takeDownIfMissing } : {}),
        ...(inDoubtSince === undefined ? {} : { inDoubtSince }),
        ...(madeInDoubt === undefined ? {} : { madeInDoubt }),
        ...(versionsInDoubt === undefined ? {} : { versionsInDoubt }),
      },
    });
    this.supersede(id, now);
  }

  /** Ends an item that another has overtaken. */
  supersede(id: string, now: Date): void {
    this.change(id, { status: 'completed', outcome: 'superseded', completedAt: now });
  }

  /** Gives an item other values. */
  change(id: string, differences: Partial<SyncItemState>): void {
    const { requests } = the(this.held.get(id));
    this.held.set(id, { item: new SyncItem({ ...this.get(id), ...differences }), requests });
  }
}

/** Whether the schedule has let it rest. */
export function hasRested(item: SyncItem, now: Date): boolean {
  const { lastAttempt } = item.snapshot();
  return lastAttempt !== null && lastAttempt.getTime() < now.getTime() - RETRY_REST_MS;
}

/** Whether the end of an item settles an older failure: of the same thing, or of a part of it. */
export function settles(item: SyncItem, older: SyncItem): boolean {
  const { subjectKind, subjectId, syncType, status } = item;
  if (older.subjectKind !== subjectKind || older.subjectId !== subjectId) return false;
  if (status === 'completed') return makesGood(syncType, older.syncType);
  return status === 'failed' && syncType === older.syncType;
}

/** When a request may first be delivered. */
function startOf({ notBefore }: SyncRequest, now: Date): Date {
  return earlier(notBefore ?? now, new Date(now.getTime() + LONGEST_WAIT_MS));
}

function deadlineOf(request: SyncRequest, now: Date): Date {
  if (request.urgent === true) return now;
  return PRIORITIES.deadlineFor(request.syncType, startOf(request, now), request.bulk);
}

function payloadOf({
  origin,
  force = false,
  takeDownIfMissing = false,
  inDoubtSince,
  madeInDoubt,
}: SyncRequest): SyncItemPayload {
  return {
    origin,
    force,
    ...(takeDownIfMissing ? { takeDownIfMissing } : {}),
    ...(inDoubtSince === undefined ? {} : { inDoubtSince }),
    ...(madeInDoubt === undefined ? {} : { madeInDoubt }),
  };
}

/** What an item wants, as a request says it. */
function asRequest(state: SyncItemState): SyncRequest {
  const { storeId, subjectKind, subjectId, syncType, payload } = state;
  return { storeId, subjectKind, subjectId, syncType, ...payload };
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
