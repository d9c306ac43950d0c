import { Redis } from 'ioredis';

/** What the service says on Redis. */
const CHANNELS = 'woocommerce.*';

/** The newest ones are kept. */
const MOST_KEPT = 500;

/** One event that was heard. */
export interface HeardEvent {
  readonly channel: string;
  /** The event itself, without Nest's packet around it; a text that is no JSON as it came. */
  readonly data: unknown;
}

/** Listens to what shops are said to have done, as an ERP does; without an address to nothing. */
export class HeardEvents {
  private readonly redis: Redis | null;
  private readonly heard: HeardEvent[] = [];

  constructor(url: string | undefined) {
    this.redis = url === undefined ? null : new Redis(url, { connectionName: 'cypher-double-ear' });
    // ioredis goes on trying to connect, and subscribes anew.
    this.redis?.on('error', () => undefined);
    this.redis?.on('pmessage', (_pattern, channel: string, text: string) => {
      this.heard.push({ channel, data: dataOf(text) });
      if (this.heard.length > MOST_KEPT) this.heard.shift();
    });
    this.redis?.psubscribe(CHANNELS).catch(() => undefined);
  }

  /** The newest first. @param channel only of this one; all without it */
  last(channel: string | undefined): readonly HeardEvent[] {
    return this.heard.filter((one) => channel === undefined || one.channel === channel).reverse();
  }

  close(): void {
    this.redis?.disconnect();
  }
}

function dataOf(text: string): unknown {
  try {
    const packet = JSON.parse(text) as { data?: unknown };
    return packet.data ?? packet;
  } catch {
    return text;
  }
}
