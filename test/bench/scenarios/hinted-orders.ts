import { setTimeout as delay } from 'node:timers/promises';
import { type Figures, latencyOf, rounded } from '../measuring/figures';
import { Measurement } from '../measuring/measurement';
import type { Preset } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';

/** What is asked of it. */
export interface HintedOrdersOptions {
  readonly orders: number;
  /** So many a second. */
  readonly rate: number;
  readonly store: Preset;
}

/** Every order is to be with the ERP so soon after the shop has told of it. */
const PROMISE_MS = 2_000;

const LOOK_MS = 250;
const MOST_WAIT_MS = 60_000;

/** Orders that come one after the other, each told of by a webhook; nothing is pulled. */
export async function hintedOrders(
  world: BenchWorld,
  { orders, rate, store }: HintedOrdersOptions,
): Promise<Figures> {
  await world.settle(120_000);
  await world.ready(store);
  const measurement = await Measurement.start(world);
  const startedAt = Date.now();
  for (let placed = 0; placed < orders; placed += 1) {
    await delay(Math.max(0, startedAt + (placed * 1_000) / rate - Date.now()));
    await world.shop.placeOrders([
      {
        at: new Date().toISOString(),
        lines: [{ productId: 101, quantity: 1, price: '10.00' }],
      },
    ]);
  }
  const seconds = (Date.now() - startedAt) / 1_000;
  let passages = await world.orderPassages();
  for (let waited = 0; passages.length < orders && waited < MOST_WAIT_MS; waited += LOOK_MS) {
    await delay(LOOK_MS);
    passages = await world.orderPassages();
  }
  const latencies = passages.map(({ announcedAt, publishedAt }) => publishedAt - announcedAt);
  const late = latencies.filter((ms) => ms > PROMISE_MS).length;
  const { figures, journal } = await measurement.end('hinted-orders', { offered: orders });
  const reads = journal.calls.filter(
    ({ method, route }) => method === 'GET' && route.startsWith('/orders'),
  );
  return {
    ...figures,
    delivered: passages.length,
    latencyMs: latencyOf(latencies),
    slaMissed: late + orders - passages.length,
    itemsPerSecond: rounded(orders / seconds),
    notes: [
      `from the shop's delivery until the event was published; ${reads.length} reads of orders, store ${store}`,
    ],
  };
}
