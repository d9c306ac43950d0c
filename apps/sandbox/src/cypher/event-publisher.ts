import { Redis } from 'ioredis';

/** Publishes what Cypher says on Redis; without an address it publishes nothing. */
export class EventPublisher {
  private readonly redis: Redis | null;

  constructor(url: string | undefined) {
    this.redis =
      url === undefined
        ? null
        : new Redis(url, { connectionName: 'cypher-double', maxRetriesPerRequest: 5 });
    // A fault is told to whoever publishes; ioredis goes on trying to connect.
    this.redis?.on('error', () => undefined);
  }

  /** Answers how many listen on the channel. @throws Error when Redis cannot be reached. */
  async publish(channel: string, message: string): Promise<number> {
    return (await this.redis?.publish(channel, message)) ?? 0;
  }

  close(): void {
    this.redis?.disconnect();
  }
}
