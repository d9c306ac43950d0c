import { BareLoop } from '../bare/bare-loop';
import { type JournalView, type Preset, writeCallsOf } from '../world/bench-shop';
import type { BenchWorld } from '../world/bench-world';
import { type Figures, rounded } from '../measuring/figures';
import { type LoopRate, loopText } from '../bare/loop-search';
import { busySeconds, inFlight, inFlightNote, Measurement } from '../measuring/measurement';
import { PriceChanges, pricedProduct } from '../measuring/price-changes';
import { ROUNDS } from './burst';

const LONGEST_MS = 1_800_000;

/** What is new to the shop. */
export interface CreatesOptions {
  readonly items: number;
  readonly store: Preset;
}

/**
 * The first full sync of a shop that has none of the products, beside the best loop of creates;
 * then a new price for each of them at once, beside the best loop of updates. The lane was never at
 * the shop, as the first full sync is what it meets first.
 */
export async function* creates(
  world: BenchWorld,
  { items, store }: CreatesOptions,
): AsyncGenerator<Figures> {
  const bare = new BareLoop(world.shop);
  await world.ready(store);
  const bestCreates = await bare.bestOfCreates(Math.ceil(ROUNDS[store] / 2));
  const measurement = await Measurement.start(world);
  const run = await world.fullSync(LONGEST_MS);
  await world.drained(LONGEST_MS);
  const made = await measurement.end('creates', { offered: items, delivered: run.synced });
  yield beside(
    world,
    made,
    bestCreates,
    items,
    `first full sync of ${items} products, store ${store}`,
  );

  const bestUpdates = await bare.bestOfUpdates(await bare.products(2_000), ROUNDS[store]);
  const changes = new PriceChanges(world.erp, world.redis);
  const updating = await Measurement.start(world);
  await changes.change((await world.erp.products(items)).map(pricedProduct));
  const changed = await updating.endOf('creates: updates', changes);
  yield beside(
    world,
    changed,
    bestUpdates,
    items,
    `${items} prices at once after that, store ${store}`,
  );
}

/** What was measured, with its ratio to the best loop. */
async function beside(
  world: BenchWorld,
  { figures, journal }: { readonly figures: Figures; readonly journal: JournalView },
  best: LoopRate,
  items: number,
  what: string,
): Promise<Figures> {
  const { lane } = await world.status();
  const itemsPerSecond = items / busySeconds(journal);
  const ofBestLoop = rounded(itemsPerSecond / best.itemsPerSecond);
  const afterwards = rounded(afterTheFirst(journal) / best.itemsPerSecond);
  return {
    ...figures,
    lowerLimitCalls: Math.ceil(items / 100),
    itemsPerSecond: rounded(itemsPerSecond),
    storeCapacityPerSecond: rounded(best.itemsPerSecond),
    own: { ofBestLoop, ofBestLoopAfterTenth: afterwards, callsInFlight: inFlight(journal).mean },
    notes: [
      `${what}; best loop: ${loopText(best)} (calls in flight × items)`,
      `${ofBestLoop} of the best loop, ${afterwards} after the first tenth; write calls by route: ${routesOf(journal)}`,
      inFlightNote(journal, lane),
    ],
  };
}

/**
 * Items per second once a tenth of them is written: categories, attributes and tags are made by
 * then, which the loop has none of.
 */
function afterTheFirst({ entries }: JournalView): number {
  const times = entries.filter(({ resource }) => resource === 'product').map(({ at }) => at);
  const skipped = Math.ceil(times.length / 10);
  const seconds = ((times.at(-1) ?? 0) - (times[skipped] ?? 0)) / 1_000;
  return (times.length - skipped) / seconds;
}

/** How many write calls went where: the first full sync also makes categories and the like. */
function routesOf(journal: JournalView): string {
  const counts = new Map<string, number>();
  for (const { route } of writeCallsOf(journal)) {
    const name = route.replace(/\/\d+/g, '/:id');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([route, count]) => `${route} ${count}`).join(', ');
}
