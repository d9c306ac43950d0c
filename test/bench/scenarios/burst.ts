import { BareLoop } from '../bare-loop';
import type { Preset } from '../bench-shop';
import type { BenchWorld } from '../bench-world';
import { type Figures, rounded } from '../figures';
import { busySeconds, Measurement } from '../measurement';
import { PriceChanges, pricedProduct } from '../price-changes';

/** Rounds of full calls by which the shop's capacity is measured, and single calls of the plain design. */
const ROUNDS = { instant: 20, fast: 8, measured: 3, small: 2, big: 5, noisy: 6 } as const;
const PLAIN_CALLS = {
  instant: 2_000,
  fast: 1_000,
  measured: 200,
  small: 100,
  big: 500,
  noisy: 200,
} as const;

/** What changes at once. */
export interface BurstOptions {
  readonly items: number;
  readonly store: Preset;
}

/** So many prices change at once, as at noon on a day of offers; beside what the shop bears and the plain design. */
export async function burst(
  world: BenchWorld,
  { items, store }: BurstOptions,
  scenario: 'burst' | 'capacity' | 'seed-design' = 'burst',
): Promise<Figures> {
  const products = await world.erp.products(items);
  await world.settle(900_000);
  const bare = new BareLoop(world.shop);
  const known = await bare.products(2_000);
  await world.ready(store);
  const storeCapacityPerSecond = await bare.capacity(known, ROUNDS[store]);
  const baselineItemsPerSecond = await bare.plain(known.slice(0, PLAIN_CALLS[store]));

  const changes = new PriceChanges(world.erp, world.redis);
  const measurement = await Measurement.start(world);
  await changes.change(products.map(pricedProduct));
  const { figures, journal } = await measurement.endOf(scenario, changes);
  const { lane } = await world.status();
  const itemsPerSecond = items / busySeconds(journal);
  const lowerLimitCalls = Math.ceil(items / lane.batchSize);
  return {
    ...figures,
    lowerLimitCalls,
    itemsPerSecond: rounded(itemsPerSecond),
    storeCapacityPerSecond: rounded(storeCapacityPerSecond),
    baselineItemsPerSecond: rounded(baselineItemsPerSecond),
    notes: [
      `${items} prices at once, store ${store}; ${rounded(itemsPerSecond / storeCapacityPerSecond)} of the shop's capacity`,
      `${rounded(itemsPerSecond / baselineItemsPerSecond)} times the plain design`,
      `calls ÷ lower limit of batches of ${lane.batchSize}: ${rounded((figures.writeCalls ?? 0) / lowerLimitCalls)}`,
    ],
  };
}
