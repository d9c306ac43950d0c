import { setTimeout as delay } from 'node:timers/promises';
import { BareLoop } from '../bare/bare-loop';
import { type Preset, writeCallsOf } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { busySeconds, Measurement } from '../measuring/measurement';
import { PriceChanges, pricedProduct } from '../measuring/price-changes';

/** Rounds of full calls by which the shop's capacity is measured. */
const ROUNDS = 3;
const SECOND_MS = 1_000;

/** What waits while the shop is away, and for how long it is. */
export interface OutageOptions {
  readonly items: number;
  readonly seconds: number;
  readonly store: Preset;
}

/**
 * So many prices change while the shop's host answers 502; how fast they are drained when it is
 * back.
 */
export async function outage(
  world: BenchWorld,
  { items, seconds, store }: OutageOptions,
): Promise<Figures> {
  const products = await world.erp.products(items);
  await world.settle(900_000);
  const bare = new BareLoop(world.shop);
  const known = await bare.products(2_000);
  await world.ready(store);
  const { itemsPerSecond: storeCapacityPerSecond } = await bare.bestOfUpdates(known, ROUNDS);

  await world.shop.goAway();
  const changes = new PriceChanges(world.erp, world.redis);
  const measurement = await Measurement.start(world);
  await changes.change(products.map(pricedProduct));
  await delay(seconds * SECOND_MS);
  const { failed, pending } = await world.status();
  await world.shop.comeBack();
  const backAt = Date.now();

  const { figures, journal } = await measurement.endOf('outage', changes);
  // What the host answered while the shop was away is none of its work.
  const drain = { ...journal, calls: journal.calls.filter(({ startedAt }) => startedAt >= backAt) };
  const itemsPerSecond = items / busySeconds(drain);
  const firstAt = Math.min(...writeCallsOf(drain).map(({ startedAt }) => startedAt));
  return {
    ...figures,
    itemsPerSecond: rounded(itemsPerSecond),
    storeCapacityPerSecond: rounded(storeCapacityPerSecond),
    notes: [
      `${items} prices, store ${store}, away for ${seconds} s; ${failed} failed, ${pending} waited`,
      `drained at ${rounded(itemsPerSecond / storeCapacityPerSecond)} of the shop's capacity`,
      `first write ${rounded((firstAt - backAt) / SECOND_MS)} s after it was back`,
    ],
  };
}
