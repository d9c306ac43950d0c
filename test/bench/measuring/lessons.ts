import type { ErpProduct } from '../world/bench-erp';
import type { Preset } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { busySeconds, inFlight, Measurement } from './measurement';
import { PriceChanges, pricedProduct } from './price-changes';

/** Prices of one lesson: enough calls to find how many calls in flight the shop bears. */
const LESSON = {
  instant: 2_000,
  fast: 2_000,
  measured: 1_000,
  small: 500,
  big: 1_200,
  noisy: 1_000,
} as const satisfies Record<Preset, number>;

/** Lessons that are given at most, while each changes the number of calls in flight. */
const MOST_LESSONS = 3;

/** What the lane did while it got to know the shop. */
export interface Lessons {
  /** Items per second in the first lesson, when it knew nothing. */
  readonly firstItemsPerSecond: number;
  readonly items: number;
}

/**
 * Lets the lane get to know the shop by bursts of prices, as it knows any shop that is in use:
 * until a burst has as many calls in flight as the one before it.
 */
export async function teach(
  world: BenchWorld,
  products: readonly ErpProduct[],
  store: Preset,
): Promise<Lessons> {
  const pupils = products.slice(0, LESSON[store]).map(pricedProduct);
  const changes = new PriceChanges(world.erp, world.redis);
  let first: number | null = null;
  let most = 0;
  for (let lesson = 1; lesson <= MOST_LESSONS; lesson += 1) {
    const measurement = await Measurement.start(world);
    await changes.change(pupils);
    const { journal } = await measurement.endOf('lesson', changes);
    first ??= pupils.length / busySeconds(journal);
    // What was in flight, and not what may be now: that is 1 while the lane measures a call alone.
    const now = inFlight(journal).most;
    if (now === most) break;
    most = now;
  }
  return { firstItemsPerSecond: first ?? 0, items: pupils.length };
}
