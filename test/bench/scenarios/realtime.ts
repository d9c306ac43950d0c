import { setTimeout as delay } from 'node:timers/promises';
import type { Preset } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { Measurement } from '../measuring/measurement';
import { drawer, type Pattern, PriceChanges, pricedProduct } from '../measuring/price-changes';

/** How often the load looks at the clock. */
const TICK_MS = 10;

/** What a load of events is to be. */
export interface RealtimeOptions {
  /** Events per second. */
  readonly rate: number;
  readonly seconds: number;
  readonly products: number;
  readonly pattern: Pattern;
  readonly store: Preset;
}

/** Price events at a steady rate, whatever the service does: open loop. */
export async function realtime(world: BenchWorld, options: RealtimeOptions): Promise<Figures> {
  const { rate, seconds, store } = options;
  const products = await world.erp.products(options.products);
  await world.settle(600_000);
  await world.ready(store);
  const draw = drawer(products.map(pricedProduct), options.pattern);
  const changes = new PriceChanges(world.erp, world.redis);
  const measurement = await Measurement.start(world);
  const middle = await runLoad(world, changes, draw, rate, seconds);
  const backlogEnd = await backlogOf(world);
  const { figures } = await measurement.endOf('realtime', changes, {
    lowerLimitCalls: changes.lowerLimitCalls(),
    backlogEnd,
  });
  const ratio = (figures.writeCalls ?? 0) / (figures.lowerLimitCalls ?? 1);
  return {
    ...figures,
    notes: [
      `${rate} events/s for ${seconds} s on ${options.products} products (${options.pattern}), store ${store}`,
      `calls ÷ lower limit ${rounded(ratio)}; items waiting half-way ${middle}, at the end ${backlogEnd}`,
    ],
  };
}

/** Offers price events, open loop; answers how many items waited half-way. */
export async function runLoad(
  world: BenchWorld,
  changes: PriceChanges,
  draw: ReturnType<typeof drawer>,
  rate: number,
  seconds: number,
): Promise<number> {
  const startedAt = Date.now();
  const total = rate * seconds;
  let middle: number | null = null;
  let sent = 0;
  // Not awaited one by one: a slow answer of a double must not slow the load down.
  const under: Promise<void>[] = [];
  while (sent < total) {
    const due = Math.min(total, Math.floor(((Date.now() - startedAt) / 1_000) * rate));
    if (due > sent) {
      const products = Array.from({ length: due - sent }, draw);
      under.push(changes.change(products, startedAt + (sent / rate) * 1_000));
      sent = due;
    }
    if (middle === null && sent > total / 2) middle = await backlogOf(world);
    await delay(TICK_MS);
  }
  await Promise.all(under);
  return middle ?? 0;
}

async function backlogOf(world: BenchWorld): Promise<number> {
  const { pending, syncing } = await world.status();
  return pending + syncing;
}
