import type { SyncType } from './sync-type';

interface Urgency {
  readonly priority: number;
  readonly slaMs: number;
}

const MINUTE_MS = 60_000;

const URGENCY: Readonly<Record<SyncType, Urgency>> = {
  price: { priority: 1, slaMs: 2 * MINUTE_MS },
  stock: { priority: 2, slaMs: 5 * MINUTE_MS },
  product: { priority: 3, slaMs: 15 * MINUTE_MS },
  category: { priority: 4, slaMs: 30 * MINUTE_MS },
  image: { priority: 5, slaMs: 60 * MINUTE_MS },
};

/** What `SyncPriorityService` needs to know of an item to order and to judge it. */
export interface Prioritised {
  readonly syncType: SyncType;
  readonly deadline: Date;
  readonly completedAt?: Date | null;
}

/**
 * Who goes first: the earliest deadline, and among equals the more urgent type (price before stock,
 * product, category and image). Knows the promise made for each type and whether it was kept.
 */
export class SyncPriorityService {
  /** 1 (price) to 5 (image); lower goes first among equal deadlines. */
  priorityOf(type: SyncType): number {
    return URGENCY[type].priority;
  }

  /** Milliseconds from a request to the moment the shop has to be right. */
  slaMs(type: SyncType): number {
    return URGENCY[type].slaMs;
  }

  /** The moment by which a change requested at `requestedAt` has to be in the shop. */
  deadlineFor(type: SyncType, requestedAt: Date): Date {
    return new Date(requestedAt.getTime() + this.slaMs(type));
  }

  /** Sort order of the lane: negative when `a` goes before `b`. */
  compare(a: Prioritised, b: Prioritised): number {
    return (
      a.deadline.getTime() - b.deadline.getTime() ||
      this.priorityOf(a.syncType) - this.priorityOf(b.syncType)
    );
  }

  /**
   * Whether the promise was broken: completed after its deadline, or still open at `now` past it.
   */
  isBreached(item: Prioritised, now: Date): boolean {
    return (item.completedAt ?? now).getTime() > item.deadline.getTime();
  }
}
