/** An event that waits to be published. */
export interface OutboxEvent {
  readonly eventId: string;
  readonly topic: string;
  readonly payload: unknown;
}

/** Events that wait to be published: each was written with the order or change that it tells of. */
export abstract class OutboxRepository {
  /**
   * Hands the oldest unpublished events to `publish`, and marks those as published for which it
   * resolves. Answers how many.
   */
  abstract publishPending(publish: (event: OutboxEvent) => Promise<void>): Promise<number>;
}
