import { setTimeout as delay } from 'node:timers/promises';
import type { BenchWorld } from '../world/bench-world';
import { pathText } from '../measuring/event-path';
import { type Figures, rounded } from '../measuring/figures';
import { Measurement } from '../measuring/measurement';
import { PriceChanges, pricedProduct } from '../measuring/price-changes';
import type { Preset } from '../world/bench-shop';

/** Time for a shop to be idle again between two events. */
const REST_MS = 400;

/** One event at a time on an idle system: from the event to the shop's answer. */
export async function idle(
  world: BenchWorld,
  { events, store }: { events: number; store: Preset },
): Promise<Figures> {
  const products = await world.erp.products(events);
  await world.settle(120_000);
  await world.ready(store);
  const changes = new PriceChanges(world.erp, world.redis);
  const startedAt = Date.now();
  const measurement = await Measurement.start(world);
  for (const product of products) {
    await changes.change([pricedProduct(product)]);
    await changes.delivered(world.shop, measurement.mark, 30_000);
    await delay(REST_MS);
  }
  const { figures, journal } = await measurement.endOf('idle', changes, {
    lowerLimitCalls: products.length,
  });
  const skuOf = new Map(products.map(({ id, sku }) => [id, sku]));
  const passages = await world.passagesSince(startedAt);
  const bound = 1.1 * (figures.storeCallMs ?? 0) + 25;
  return {
    ...figures,
    notes: [
      pathText(changes.dueAt(), passages, journal, skuOf),
      `p50 ${figures.latencyMs?.p50 ?? '-'} ms against a bound of ${rounded(bound)} ms`,
    ],
  };
}
