import type { PulledOrder } from './pulled-order';
import type { Page } from './sync.repository';

/** An order with what tells one state of it from another. */
export interface OrderArrival {
  readonly order: PulledOrder;
  /** The same for the same store, order and content; the id of the event that tells of it. */
  readonly eventId: string;
}

/** An event that waits to be published. */
export interface OutboxEvent {
  readonly eventId: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** An order as it was pulled. */
export interface StoredOrder extends OrderArrival {
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
  /** Stores what is new of some orders, each with its event, in one transaction. Answers what was new: what is forgotten is not. */
  abstract store(arrivals: readonly OrderArrival[], topic: string): Promise<PulledOrder[]>;

  /** Hands the oldest unpublished events to `publish`, and marks those as published for which it resolves. Answers how many. */
  abstract publishPending(publish: (event: OutboxEvent) => Promise<void>): Promise<number>;

  /** Stored orders that are not yet forgotten, newest pull first. Throws `ValidationError` for a cursor that is none of ours. */
  abstract list(filter: OrderFilter, limit: number, cursor: string | null): Promise<Page<StoredOrder>>;
}
