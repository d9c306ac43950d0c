/** Tells the rest of the company what happened. */
export abstract class EventPublisher {
  /**
   * Publishes one event; resolves when the broker has it. Throws within seconds where the broker
   * does not take it.
   */
  abstract publish(topic: string, payload: unknown): Promise<void>;
}
