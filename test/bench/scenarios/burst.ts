import { BareLoop } from '../bare/bare-loop';
import type { Preset } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { type Lessons, teach } from '../measuring/lessons';
import { type LoopRate, loopText } from '../bare/loop-search';
import { busySeconds, inFlight, inFlightNote, Measurement } from '../measuring/measurement';
import { PriceChanges, pricedProduct } from '../measuring/price-changes';

/** Rounds of calls that measure the best bare loop, and single calls of the plain design. */
export const ROUNDS = { instant: 20, fast: 8, measured: 3, small: 2, big: 5, noisy: 6 } as const;
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
  /** Whether the lane was never at this shop; otherwise it gets to know it first. */
  readonly cold?: boolean;
}

/**
 * So many prices change at once, as at noon on a day of offers; beside what the shop bears and the
 * plain design. The bare loop searches its best way of calling, which is not counted; so the lane
 * gets to know the shop first as well.
 */
export async function burst(
  world: BenchWorld,
  { items, store, cold = false }: BurstOptions,
  scenario: 'burst' | 'capacity' | 'seed-design' = 'burst',
): Promise<Figures> {
  const products = await world.erp.products(items);
  await world.settle(900_000);
  const bare = new BareLoop(world.shop);
  const known = await bare.products(2_000);
  await world.ready(store);
  const best = await bare.bestOfUpdates(known, ROUNDS[store]);
  const plain = await bare.plain(known.slice(0, PLAIN_CALLS[store]));
  const lessons = cold ? null : await teach(world, products, store);

  const changes = new PriceChanges(world.erp, world.redis);
  const measurement = await Measurement.start(world);
  await changes.change((await world.erp.products(items)).map(pricedProduct));
  const { figures, journal } = await measurement.endOf(scenario, changes);
  const { lane } = await world.status();
  const itemsPerSecond = items / busySeconds(journal);
  const lowerLimitCalls = Math.ceil(items / lane.batchSize);
  return {
    ...figures,
    lowerLimitCalls,
    itemsPerSecond: rounded(itemsPerSecond),
    storeCapacityPerSecond: rounded(best.itemsPerSecond),
    baselineItemsPerSecond: rounded(plain),
    own: {
      ...ratios(itemsPerSecond, best, lessons),
      ofPlainDesign: rounded(itemsPerSecond / plain),
      callsInFlight: inFlight(journal).mean,
    },
    notes: [
      `${items} prices at once, store ${store}; best loop: ${loopText(best)} (calls in flight × items)`,
      ratioNote(itemsPerSecond, best, lessons),
      `${lowerLimitCalls} calls of ${lane.batchSize} would have done`,
      inFlightNote(journal, lane),
    ],
  };
}

function ratios(rate: number, best: LoopRate, lessons: Lessons | null): Record<string, number> {
  const ofBestLoop = rounded(rate / best.itemsPerSecond);
  if (lessons === null) return { ofBestLoop };
  return {
    ofBestLoop,
    firstOfBestLoop: rounded(lessons.firstItemsPerSecond / best.itemsPerSecond),
  };
}

function ratioNote(rate: number, best: LoopRate, lessons: Lessons | null): string {
  const { ofBestLoop, firstOfBestLoop } = ratios(rate, best, lessons);
  if (lessons === null)
    return `${ofBestLoop} of the best loop, by a lane that was never at this shop`;
  const first = `${firstOfBestLoop} in its first ${lessons.items} prices`;
  return `${ofBestLoop} of the best loop, by a lane that knows the shop; ${first}`;
}
