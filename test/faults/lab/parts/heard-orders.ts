import { Redis } from 'ioredis';

/** Whatever is told of an order. */
const TOPICS = 'woocommerce.order_*';

/** One event of an order, as a subscriber heard it. */
export interface HeardOrder {
  readonly eventId: string;
  readonly orderId: number;
}

/** Whoever waits for orders on Redis, past every gate. */
export class HeardOrders {
  readonly events: HeardOrder[] = [];

  private constructor(private readonly redis: Redis) {}

  /** Listens from now on. */
  static async on(url: string): Promise<HeardOrders> {
    const redis = new Redis(url);
    redis.on('error', () => undefined);
    const heard = new HeardOrders(redis);
    redis.on('pmessage', (_pattern, _channel, text: string) => {
      const { data } = JSON.parse(text) as { data: HeardOrder };
      heard.events.push({ eventId: data.eventId, orderId: data.orderId });
    });
    await redis.psubscribe(TOPICS);
    return heard;
  }

  close(): void {
    this.redis.disconnect();
  }
}
