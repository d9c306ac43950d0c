import type { SyncType } from './sync-type';

interface Urgency {
  readonly priority: number;
  readonly slaMs: number;
}

const MINUTE_MS = 60_000;

const URGENCY: Readonly<Record<SyncType, Urgency>> = {
  price: { priority: 1, slaMs: 2 * MINUTE_MS },
  stock: { priority: 2, slaMs: 5 * MINUTE_MS },
  order: { priority: 3, slaMs: 5 * MINUTE_MS },
  product: { priority: 4, slaMs: 15 * MINUTE_MS },
  category: { priority: 5, slaMs: 30 * MINUTE_MS },
  image: { priority: 6, slaMs: 60 * MINUTE_MS },
};

/** The longest promise of all, in milliseconds: what is due within it is live, all else is bulk. */
export const LIVE_WITHIN_MS = Math.max(...Object.values(URGENCY).map(({ slaMs }) => slaMs));

/** Within which bulk is due, in milliseconds: a day, so that it never goes before anything live. */
const BULK_SLA_MS = 24 * 60 * MINUTE_MS;

/** What `SyncPriorityService` needs to know of an item to order and to judge it. */
export interface Prioritised {
  readonly syncType: SyncType;
  readonly deadline: Date;
}

/**
 * Who goes first: the earliest deadline, and among equals the more urgent type (price before stock,
 * order, product, category and image). Knows the promise made for each type and whether it is kept.
 */
export class SyncPriorityService {
  /** 1 (price) to 6 (image); lower goes first among equal deadlines. */
  priorityOf(type: SyncType): number {
    return URGENCY[type].priority;
  }

  /** Milliseconds from a request to the moment the shop has to be right; bulk has a day. */
  slaMs(type: SyncType, bulk = false): number {
    return bulk ? BULK_SLA_MS : URGENCY[type].slaMs;
  }

  /** The moment by which a change requested at `requestedAt` has to be in the shop. */
  deadlineFor(type: SyncType, requestedAt: Date, bulk = false): Date {
    return new Date(requestedAt.getTime() + this.slaMs(type, bulk));
  }

  /** Sort order of the lane: negative when `a` goes before `b`. */
  compare(a: Prioritised, b: Prioritised): number {
    return (
      a.deadline.getTime() - b.deadline.getTime() ||
      this.priorityOf(a.syncType) - this.priorityOf(b.syncType)
    );
  }

  /** Whether the promise is broken of an item that is still open at `now`. */
  isBreached(item: Prioritised, now: Date): boolean {
    return now.getTime() > item.deadline.getTime();
  }
}
