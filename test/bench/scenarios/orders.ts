import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { Measurement } from '../measuring/measurement';

const LOOK_MS = 20;
const MOST_WAIT_MS = 60_000;

/** Orders that wait in the shop, pulled at once. */
export async function orders(
  world: BenchWorld,
  { orders: count }: { orders: number },
): Promise<Figures> {
  await world.settle(120_000);
  const at = new Date().toISOString();
  await world.shop.placeOrders(
    Array.from({ length: count }, () => ({
      at,
      lines: [{ productId: 101, quantity: 1, price: '10.00' }],
    })),
  );
  const published = new Map<string, number>();
  const listener = new Redis(world.redis.options.port ?? 6379, '127.0.0.1');
  listener.on('message', (_channel: string, text: string) => {
    const packet = JSON.parse(text) as { data?: { eventId: string }; eventId?: string };
    const id = packet.data?.eventId ?? packet.eventId ?? '';
    published.set(id, (published.get(id) ?? 0) + 1);
  });
  await listener.subscribe('woocommerce.order_received');
  const measurement = await Measurement.start(world);
  await world.call('POST', '/pull/orders', {});
  // The answer does not wait for the events.
  for (let waited = 0; published.size < count && waited < MOST_WAIT_MS; waited += LOOK_MS)
    await delay(LOOK_MS);
  const { figures, journal } = await measurement.end('orders', { offered: count });
  const lists = journal.calls.filter(
    ({ method, route }) => method === 'GET' && route.startsWith('/orders'),
  );
  await listener.quit();
  return {
    ...figures,
    delivered: published.size,
    lowerLimitCalls: Math.ceil(count / 100),
    itemsPerSecond: rounded(count / figures.wallSeconds),
    notes: [
      `${lists.length} list calls; ${published.size} orders published, ${[...published.values()].filter((times) => times > 1).length} of them twice`,
    ],
  };
}
