import { BareLoop } from '../bare/bare-loop';
import type { ErpProduct } from '../world/bench-erp';
import type { Preset } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { busySeconds, Measurement } from '../measuring/measurement';

/** What a full sync meets. */
export interface FullSyncOptions {
  readonly products: number;
  /** Variants of each; none for simple products. */
  readonly perParent: number;
  /** Share of the products whose price has changed without a word, 0 to 1. */
  readonly changed: number;
  readonly store: Preset;
}

/** Prices by which the lane learns what the shop bears, as it has of any shop that is in use. */
const LESSONS = 300;

/** A full sync of a shop that is right but for a share of its products. */
export async function fullSync(
  world: BenchWorld,
  { products, perParent, changed, store }: FullSyncOptions,
): Promise<Figures> {
  await world.settle(1_800_000);
  await world.ready(store);
  await teach(world);
  await world.restartServices();
  const count = Math.round(products * changed);
  for await (const page of takeOf(world, count)) {
    await world.erp.edit(page.map(pricedAt('4321.00')));
  }
  const capacity =
    changed === 1
      ? await (async () => {
          const bare = new BareLoop(world.shop);
          return (await bare.bestOfUpdates(await bare.products(1_000), 3)).itemsPerSecond;
        })()
      : null;
  const measurement = await Measurement.start(world);
  const run = await world.fullSync(1_800_000);
  const { figures, journal } = await measurement.end('full-sync', { offered: products });
  const writes = count * Math.max(1, perParent);
  const itemsPerSecond = writes === 0 ? null : writes / busySeconds(journal);
  return {
    ...figures,
    delivered: run.synced,
    skipped: run.skipped,
    lowerLimitCalls: Math.ceil(writes / 100),
    itemsPerSecond: itemsPerSecond === null ? null : rounded(itemsPerSecond),
    storeCapacityPerSecond: capacity === null ? null : rounded(capacity),
    notes: [
      `${products} products with ${perParent} variants each, ${count} changed, store ${store}`,
      ...(capacity === null || itemsPerSecond === null
        ? []
        : [`${rounded(itemsPerSecond / capacity)} of the shop's capacity`]),
    ],
  };
}

/** The edit that gives a product, or each of its variants, this price. */
const pricedAt =
  (regular: string) =>
  ({ id, variants }: ErpProduct): { id: string; patch: object } => {
    const price = { regular, sale: null };
    const patch =
      variants.length === 0
        ? { price }
        : { variants: variants.map((one) => ({ id: one.id, price })) };
    return { id, patch };
  };

async function teach(world: BenchWorld): Promise<void> {
  const products = await world.erp.products(LESSONS);
  await world.erp.edit(products.map(pricedAt('1234.00')));
  const events = products.map(({ id }) => ({
    type: 'pricing.price_changed',
    data: { productId: id },
  }));
  await world.call('POST', '/events', { events });
  await world.drained(120_000);
}

async function* takeOf(world: BenchWorld, count: number) {
  let left = count;
  if (left === 0) return;
  for await (const page of world.erp.pages()) {
    yield page.slice(0, left);
    left -= page.length;
    if (left <= 0) return;
  }
}
