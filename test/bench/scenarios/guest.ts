import { BareLoop } from '../bare/bare-loop';
import type { Preset, ShopProduct } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { teach } from '../measuring/lessons';
import { LiveBurst } from '../measuring/live-burst';
import { type LoopRate, loopText } from '../bare/loop-search';
import { Measurement } from '../measuring/measurement';
import {
  loadOf,
  stayText,
  stayWhile,
  untilEnoughViews,
  type VisitorStay,
} from '../world/visitor-stay';
import { ROUNDS } from './burst';

/** Products whose price changes alone, each once, beside those of the burst. */
export const LIVE_PRODUCTS = 200;
/** How long the best loop runs beside visitors, whose chance has to even out. */
const LOOP_SECONDS = 25;

/** Who is in the shop while prices change. */
export interface GuestOptions {
  readonly items: number;
  /** Share of the shop's processor that visitors need, 0 to 1. */
  readonly visitors: number;
  readonly store: Preset;
}

/** How visitors fared alone, beside the best loop, and beside us. */
interface Stays {
  readonly alone: VisitorStay<void>;
  readonly loop: VisitorStay<LoopRate>;
  readonly ours: VisitorStay<unknown>;
}

/**
 * So many prices at once beside visitors of the shop, with single ones meanwhile; the best loop
 * beside the same visitors; and the visitors without either.
 */
export async function guest(world: BenchWorld, options: GuestOptions): Promise<Figures> {
  const { items, visitors, store } = options;
  await world.settle(900_000);
  const bare = new BareLoop(world.shop);
  const known = await bare.products(2_000);
  await world.ready(store);
  const model = await world.shop.model();
  const load = loadOf(visitors, model);
  const alone = await stayWhile(world, load, model.cores, () => untilEnoughViews(world));
  const best = await bare.bestOfUpdates(known, ROUNDS[store]);
  const loop = await stayWhile(world, load, model.cores, () => runFor(bare, known, best));
  await teach(world, await world.erp.products(items), store);
  const measurement = await Measurement.start(world);
  const burst = new LiveBurst(world, measurement, await world.erp.products(items + LIVE_PRODUCTS));
  const ours = await stayWhile(world, load, model.cores, () => burst.run(items));
  return told(await burst.figures(), { alone, loop, ours }, [
    `${items} prices at once, store ${store}; visitors need ${visitors} of ${model.cores} cores: ` +
      `${rounded(load.perSecond)} pages of ${load.pageMs} ms a second`,
  ]);
}

function told(figures: Figures, { alone, loop, ours }: Stays, notes: readonly string[]): Figures {
  const { result: best } = loop;
  const ofBestLoop = rounded((figures.itemsPerSecond ?? 0) / best.itemsPerSecond);
  const cpu = [ours, loop].map(({ cpuOfFree }) => rounded(cpuOfFree));
  return {
    ...figures,
    storeCapacityPerSecond: rounded(best.itemsPerSecond),
    own: {
      ...figures.own,
      ofBestLoop,
      cpuOfFree: rounded(ours.cpuOfFree),
      visitorsP95Alone: alone.latencyMs.p95,
      visitorsP95: ours.latencyMs.p95,
      visitorsP95BesideLoop: loop.latencyMs.p95,
    },
    notes: [
      ...notes,
      `${ofBestLoop} of the best loop beside the same visitors: ${loopText(best)} (calls in flight × items)`,
      `processor time used of what visitors left: ${cpu[0] ?? 0}, by the loop ${cpu[1] ?? 0}`,
      `visitors' p95: ${stayText(alone)} alone, ${stayText(ours)} with us, ${stayText(loop)} with the loop`,
      ...figures.notes,
    ],
  };
}

/** The rate of a loop that runs for so long that chance evens out. */
async function runFor(
  bare: BareLoop,
  known: readonly ShopProduct[],
  best: LoopRate,
): Promise<LoopRate> {
  const { batch, concurrency, itemsPerSecond } = best;
  const rounds = Math.ceil((LOOP_SECONDS * itemsPerSecond) / (batch * concurrency));
  const seconds = await bare.updates(known, { batch, concurrency, rounds });
  return { ...best, itemsPerSecond: (batch * concurrency * rounds) / seconds };
}
