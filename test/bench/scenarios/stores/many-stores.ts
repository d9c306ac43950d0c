import { setTimeout as delay } from 'node:timers/promises';
import { type Figures, figuresOf, latencyOf, rounded } from '../../measuring/figures';
import { Measurement } from '../../measuring/measurement';
import { drawer, PriceChanges, pricedProduct } from '../../measuring/price-changes';
import {
  type BenchShop,
  type JournalMark,
  type Preset,
  writeCallsOf,
} from '../../world/bench-shop';
import type { BenchWorld } from '../../world/bench-world';
import { idle, idleFigures } from './idle-stores';
import { runLoad } from '../realtime';

/** Longest that anything may take, in milliseconds. */
const LIMIT_MS = 900_000;

const LOOK_MS = 50;

/** Events of one call of `POST /events`. */
const EVENTS_AT_ONCE = 1_000;

/** What the shops are given. */
export interface StoresOptions {
  readonly stores: number;
  readonly products: number;
  /** Changes that wait for a shop that is down. */
  readonly waiting: number;
  /** Live prices per second in another shop meanwhile. */
  readonly rate: number;
  readonly seconds: number;
  readonly store: Preset;
}

/** A shop of the world, with the id of its store. */
interface Site {
  readonly id: string;
  readonly shop: BenchShop;
}

/**
 * One shop beside many: what a store costs that has nothing to do, what a burst costs each of many
 * shops beside what it costs one, and what a shop that is down and has much waiting costs another.
 */
export async function* manyStores(
  world: BenchWorld,
  options: StoresOptions,
): AsyncGenerator<Figures> {
  await world.settle(LIMIT_MS);
  const first: Site = { id: 'default', shop: world.shop };
  const idleAlone = await idle(world);
  const alone = await burstIn(world, [first], options);
  const sites = [first, ...(await openSites(world, options))];
  const idleMany = await idle(world);
  yield idleFigures(idleAlone, idleMany, options.stores);
  const many = await burstIn(world, sites, options);
  yield burstFigures(alone, many, options);
  const quiet = await liveIn(world, first, options);
  await takeDown(world, sites[1], options.waiting);
  const beside = await liveIn(world, first, options);
  yield liveFigures(quiet, beside, options);
}

async function openSites(world: BenchWorld, { stores }: StoresOptions): Promise<Site[]> {
  const sites: Site[] = [];
  for (let number = 1; number < stores; number += 1) {
    const id = `store-${number}`;
    sites.push({ id, shop: await world.addShop(id) });
  }
  for (const { id } of sites) {
    await world.fullSync(LIMIT_MS, false, id);
    await world.drained(LIMIT_MS, id);
  }
  return sites;
}

/** What a burst came to in one shop. */
interface Burst {
  readonly writeCalls: number;
  readonly latencies: readonly number[];
  readonly seconds: number;
}

/** The price of every product changes at once, for all stores; every shop is watched. */
async function burstIn(
  world: BenchWorld,
  sites: readonly Site[],
  { products, store }: StoresOptions,
): Promise<Burst[]> {
  for (const { shop } of sites) await shop.setPreset(store);
  // Twice: in the first one the lane learns what the shop bears.
  await roundIn(world, sites, products);
  return roundIn(world, sites, products);
}

async function roundIn(world: BenchWorld, sites: readonly Site[], count: number): Promise<Burst[]> {
  const marks = await Promise.all(sites.map(({ shop }) => shop.mark()));
  const changes = new PriceChanges(world.erp, world.redis);
  const startedAt = performance.now();
  await changes.change((await world.erp.products(count)).map(pricedProduct));
  return Promise.all(
    sites.map(async ({ id, shop }, place) => {
      const mark = marks[place] as JournalMark;
      await changes.delivered(shop, mark, LIMIT_MS);
      const seconds = (performance.now() - startedAt) / 1_000;
      await world.drained(LIMIT_MS, id);
      const journal = await shop.journal(mark);
      const { latencies } = changes.outcome(journal);
      return { writeCalls: writeCallsOf(journal).length, latencies, seconds };
    }),
  );
}

function burstFigures(
  alone: readonly Burst[],
  many: readonly Burst[],
  { products, stores, store }: StoresOptions,
): Figures {
  const calls = many.map(({ writeCalls }) => writeCalls);
  const callsAlone = alone[0]?.writeCalls ?? 0;
  const total = calls.reduce((sum, count) => sum + count, 0);
  const seconds = Math.max(...many.map((burst) => burst.seconds));
  return figuresOf({
    scenario: 'stores',
    wallSeconds: rounded(seconds),
    offered: products * stores,
    delivered: many.reduce((sum, { latencies }) => sum + latencies.length, 0),
    writeCalls: total,
    lowerLimitCalls: Math.ceil(products / 100) * stores,
    latencyMs: latencyOf(many.flatMap(({ latencies }) => latencies)),
    itemsPerSecond: rounded((products * stores) / seconds),
    own: { callsPerStoreOfAlone: rounded(total / stores / callsAlone) },
    notes: [
      `${products} prices at once in ${stores} stores, store ${store}`,
      `calls per store ${rounded(total / stores)}, ${Math.min(...calls)} to ${Math.max(...calls)}; with one store ${callsAlone}`,
      `one store took ${rounded(alone[0]?.seconds ?? 0)} s, all ${stores} ${rounded(seconds)} s`,
    ],
  });
}

/** Has the shop answer 502, and so many changes wait for it. */
async function takeDown(world: BenchWorld, site: Site | undefined, waiting: number): Promise<void> {
  if (site === undefined) throw new Error('There is no second store');
  await site.shop.goAway();
  // What waits is unknown to the ERP: without a shop that is known to be down it would be done
  // with.
  const changes = new PriceChanges(world.erp, world.redis, site.id);
  await changes.change((await world.erp.products(1)).map(pricedProduct));
  while ((await world.status(site.id)).lane.phase !== 'open') await delay(LOOK_MS);
  for (let from = 0; from < waiting; from += EVENTS_AT_ONCE) {
    const events = Array.from({ length: Math.min(EVENTS_AT_ONCE, waiting - from) }, (_, place) => ({
      type: 'pricing.price_changed',
      data: { productId: `waits-${from + place}`, storeId: site.id },
    }));
    await world.call('POST', '/events', { events });
  }
  const { pending } = await world.status(site.id);
  if (pending < waiting * 0.99)
    throw new Error(`Only ${pending} of ${waiting} changes wait for ${site.id}`);
}

/** Live prices of the world’s first store, by its own events. */
async function liveIn(
  world: BenchWorld,
  { id }: Site,
  { rate, seconds, products }: StoresOptions,
): Promise<Figures> {
  const changes = new PriceChanges(world.erp, world.redis, id);
  const draw = drawer((await world.erp.products(products)).map(pricedProduct), 'unique');
  const measurement = await Measurement.start(world);
  await runLoad(world, changes, draw, rate, seconds);
  return (await measurement.endOf('stores', changes)).figures;
}

function liveFigures(quiet: Figures, beside: Figures, options: StoresOptions): Figures {
  const { rate, seconds, waiting } = options;
  const [alone, now] = [quiet.latencyMs, beside.latencyMs];
  return {
    ...beside,
    own: {
      p99OfAlone: rounded((now?.p99 ?? 0) / (alone?.p99 ?? 1)),
      p50OfAlone: rounded((now?.p50 ?? 0) / (alone?.p50 ?? 1)),
    },
    notes: [
      `${rate} live prices/s for ${seconds} s in one store, while another is down and ${waiting} changes wait for it`,
      `without that p50 ${alone?.p50 ?? 0} ms, p99 ${alone?.p99 ?? 0} ms`,
    ],
  };
}
