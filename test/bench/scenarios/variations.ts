import type { ErpProduct } from '../world/bench-erp';
import type { Preset } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { busySeconds, Measurement } from '../measuring/measurement';
import { type Priced, PriceChanges, pricedVariants } from '../measuring/price-changes';

/** What is sold in several forms, and how much of it changes. */
export interface VariationsOptions {
  readonly parents: number;
  readonly perParent: number;
  /** Share of each product's variants whose price changes, 0 to 1. */
  readonly changed: number;
  readonly store: Preset;
}

/**
 * Prices of variants of many products change at once: calls beside the way of one call per product.
 */
export async function variations(world: BenchWorld, options: VariationsOptions): Promise<Figures> {
  const { parents, perParent, changed, store } = options;
  const products = await world.erp.products(parents);
  await world.settle(900_000);
  await world.ready(store);
  const things = products.flatMap((product) => shareOf(product, changed));
  const changes = new PriceChanges(world.erp, world.redis);
  const measurement = await Measurement.start(world);
  await changes.change(things);
  const { figures, journal } = await measurement.endOf('variations', changes);
  const { lane } = await world.status();
  const lowerLimitCalls = Math.ceil(things.length / lane.batchSize);
  const perParentCalls = new Set(things.map(({ productId }) => productId)).size;
  return {
    ...figures,
    lowerLimitCalls,
    itemsPerSecond: rounded(things.length / busySeconds(journal)),
    notes: [
      `${things.length} variants of ${perParentCalls} products with ${perParent} each, store ${store}`,
      `calls ÷ lower limit of batches of ${lane.batchSize}: ${rounded((figures.writeCalls ?? 0) / lowerLimitCalls)}`,
      `one call per product would be ${perParentCalls} calls: ${rounded(perParentCalls / (figures.writeCalls ?? 1))} times as many`,
    ],
  };
}

function shareOf(product: ErpProduct, share: number): Priced[] {
  const variants = pricedVariants(product);
  return variants.slice(0, Math.round(variants.length * share));
}
