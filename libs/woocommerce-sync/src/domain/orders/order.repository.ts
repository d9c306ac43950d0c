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
  /** The reading that brings them. */
  readonly pullId: string;
}

/** An event that waits to be published. */
export interface OutboxEvent {
  readonly eventId: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** A state of an order that the shop is to be told that we have. */
export interface OwedAcknowledgement {
  readonly orderId: number;
  readonly eventId: string;
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

/** Orders that were pulled, and their events that wait to be published. */
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
   * What a shop is owed, what failed least often first; for a quarter of an hour nobody else is
   * given it.
   */
  abstract takeAcknowledgements(storeId: string, limit: number): Promise<OwedAcknowledgement[]>;

  /** The shop knows. */
  abstract endAcknowledgement(owed: OwedAcknowledgement): Promise<void>;

  /**
   * It failed and is owed again, behind the others; no more where the shop has `refused` it and
   * that was the third failure.
   */
  abstract failAcknowledgement(owed: OwedAcknowledgement, refused: boolean): Promise<void>;

  /** Gives back what was not tried. */
  abstract returnAcknowledgements(owed: readonly OwedAcknowledgement[]): Promise<void>;

  /**
   * Hands the oldest unpublished events to `publish`, and marks those as published for which it
   * resolves. Answers how many.
   */
  abstract publishPending(publish: (event: OutboxEvent) => Promise<void>): Promise<number>;

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
