import type { Preset, ShopCall } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { busySeconds, Measurement } from '../measuring/measurement';
import { PriceChanges, pricedProduct } from '../measuring/price-changes';
import type { JournalView } from '../world/bench-shop';

/** What the processes are given. */
export interface WorkersOptions {
  readonly instances: readonly number[];
  readonly items: number;
  readonly store: Preset;
}

/**
 * The same burst for one process and for many: what it costs the shop, and whether two ever write
 * one product at once.
 */
export async function* workers(
  world: BenchWorld,
  { instances, items, store }: WorkersOptions,
): AsyncGenerator<Figures> {
  await world.settle(600_000);
  let alone: number | null = null;
  for (const count of [...instances].sort((a, b) => a - b)) {
    await world.startServices(count);
    await world.ready(store);
    // Read anew: the prices that the last round left are what this one has to change.
    const products = await world.erp.products(items);
    const changes = new PriceChanges(world.erp, world.redis);
    const measurement = await Measurement.start(world);
    await changes.change(products.map(pricedProduct));
    const { figures, journal } = await measurement.endOf('workers', changes);
    alone ??= figures.writeCalls;
    yield {
      ...figures,
      lowerLimitCalls: Math.ceil(items / 100),
      itemsPerSecond: rounded(items / busySeconds(journal)),
      notes: [
        `${count} processes, ${items} prices at once, store ${store}`,
        `calls ÷ those of one process ${rounded((figures.writeCalls ?? 0) / (alone ?? 1))}; products in two calls at once: ${overlapsOf(journal)}`,
      ],
    };
  }
}

/** How often a product was in two calls that were under way at the same time. */
export function overlapsOf({ entries, calls }: JournalView): number {
  const byId = new Map(calls.map((call) => [call.callId, call]));
  const latest = new Map<number, ShopCall>();
  let overlaps = 0;
  for (const { id, callId } of entries) {
    const call = byId.get(callId);
    const before = latest.get(id);
    if (call === undefined) continue;
    if (before !== undefined && before !== call && call.startedAt < (before.endedAt ?? Infinity))
      overlaps += 1;
    latest.set(id, call);
  }
  return overlaps;
}
