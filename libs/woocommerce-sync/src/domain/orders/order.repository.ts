import type { PulledOrder } from './pulled-order';
import type { Page } from '../page';

/** An order with what tells one state of it from another. */
export interface OrderArrival {
  readonly order: PulledOrder;
  /** The same for the same content, by what the shop said alone. */
  readonly contentDigest: string;
  /** The same for the same store, order and content; the id of the event that tells of it. */
  readonly eventId: string;
}

/** What becomes of orders that are stored. */
export interface OrderStorage {
  /** Under which their events are published. */
  readonly topic: string;
  /** Whether the shop is to be told that we have them. */
  readonly acknowledge: boolean;
  /** The pull that brings them; null where they were read one by one. */
  readonly pullId: string | null;
}

/** An order that could not be read. */
export interface UnreadableOrder {
  /** Null where not even that can be read. */
  readonly orderId: number | null;
  /** What is wrong, with the field. */
  readonly problem: string;
  /** The same for the same content. */
  readonly digest: string;
}

/** An order as it was pulled. */
export interface StoredOrder {
  readonly order: PulledOrder;
  readonly eventId: string;
  readonly pulledAt: Date;
  /** When its event was published; null while it waits. */
  readonly publishedAt: Date | null;
}

/** Which stored orders are meant. */
export interface OrderFilter {
  readonly storeId: string;
  /** Pulled at or after. */
  readonly since?: Date;
}

/** Orders that were pulled. */
export abstract class OrderRepository {
  /**
   * Stores what is new of some orders of one store, each with its event, and where `acknowledge`
   * says so with the duty to tell the shop, in one transaction. Answers the ids of the events of
   * those that were new: what is forgotten is not, nor is what an earlier version published.
   */
  abstract store(arrivals: readonly OrderArrival[], storage: OrderStorage): Promise<string[]>;

  /**
   * Writes orders that could not be read into the audit, each content once. Answers those that are
   * new there.
   */
  abstract noteUnreadable(
    storeId: string,
    unreadable: readonly UnreadableOrder[],
  ): Promise<UnreadableOrder[]>;

  /**
   * Stored orders that are not yet forgotten, newest pull first. Throws `ValidationError` for a
   * cursor that is none of ours.
   */
  abstract list(
    filter: OrderFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<StoredOrder>>;

  /**
   * The first page of what a reading brought, in the order in which it was read, without what is
   * forgotten.
   */
  abstract listPulled(pullId: string, limit: number): Promise<Page<PulledOrder>>;

  /**
   * The page of a reading's orders that a cursor names. Throws `ValidationError` for a cursor that
   * is none of ours.
   */
  abstract listPulledFrom(cursor: string, limit: number): Promise<Page<PulledOrder>>;
}
