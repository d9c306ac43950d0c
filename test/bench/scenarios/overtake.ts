import { setTimeout as delay } from 'node:timers/promises';
import type { Preset } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { Measurement } from '../measuring/measurement';
import { PriceChanges, pricedProduct } from '../measuring/price-changes';

/** What is overtaken. */
export interface OvertakeOptions {
  readonly products: number;
  readonly store: Preset;
  readonly targetCallMs: number;
}

/** Events are half a second apart, as a shop's day is. */
const EVERY_MS = 500;

/** Single price events while a full sync writes every product: how long each waits behind it. */
export async function overtake(
  world: BenchWorld,
  { products, store, targetCallMs }: OvertakeOptions,
): Promise<Figures> {
  const all = await world.erp.products(products);
  await world.settle(900_000);
  await world.erp.edit(all.map(({ id }) => ({ id, patch: { stock: { quantity: 4321 } } })));
  await world.ready(store);
  const changes = new PriceChanges(world.erp, world.redis);
  const measurement = await Measurement.start(world);
  const run = world.fullSync(1_800_000);
  let running = true;
  void run.finally(() => (running = false));
  // Let it reach its pace first.
  await delay(5_000);
  for (let turn = 0; isTrue(() => running) && turn < products; turn += 1) {
    // From the end of the catalogue, which the run reaches last.
    const product = all.at(-1 - turn);
    if (product !== undefined) await changes.change([pricedProduct(product)]);
    await delay(EVERY_MS);
  }
  await run;
  const { figures } = await measurement.endOf('overtake', changes);
  return {
    ...figures,
    notes: [
      `${changes.offered} price events during a full sync of ${products} products, store ${store}`,
      `p99 ÷ target time of one call ${rounded((figures.latencyMs?.p99 ?? 0) / targetCallMs)}`,
    ],
  };
}

// Told apart from a constant: it changes while we wait.
function isTrue(read: () => boolean): boolean {
  return read();
}
