import { Redis } from 'ioredis';

const TOPIC = 'woocommerce.order_received';

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
    redis.on('message', (_channel, text: string) => {
      const { data } = JSON.parse(text) as {
        data: { eventId: string; order: { orderId: number } };
      };
      heard.events.push({ eventId: data.eventId, orderId: data.order.orderId });
    });
    await redis.subscribe(TOPIC);
    return heard;
  }

  close(): void {
    this.redis.disconnect();
  }
}
