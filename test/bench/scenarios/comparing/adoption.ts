import { setTimeout as delay } from 'node:timers/promises';
import { ReadingLoop } from '../../bare/reading-loop';
import { type Figures, rounded } from '../../measuring/figures';
import { Measurement } from '../../measuring/measurement';
import type { Preset } from '../../world/bench-shop';
import type { BenchWorld } from '../../world/bench-world';
import { messUp, type MessyShop } from './messy-shop';

/** What an adoption meets. */
export interface AdoptionOptions {
  readonly products: number;
  readonly seed: number;
  readonly store: Preset;
}

/** How an adoption is told of, as far as it matters here. */
interface Report {
  readonly status: string;
  readonly products: number;
  readonly variations: number;
  readonly counts: readonly { readonly group: string; readonly pairs: number }[];
}

/** A pair, alike. */
interface Pair {
  readonly erp: { readonly productId: string; readonly variantId: string | null };
  readonly shop: { readonly storeProductId: number } | null;
  readonly candidates: readonly { readonly storeProductId: number }[];
}

/** What it asks of products, and of variations. */
const FIELDS = 'id,type,status,sku,global_unique_id,name,regular_price,attributes,images';
const OF_VARIATIONS = 'id,parent_id,status,sku,global_unique_id,regular_price,attributes';

const PATH = '/stores/messy/adoption';
const LOOK_MS = 100;
const LONGEST_MS = 1_800_000;

/** Which products of a messy shop are the ERP's, beside the bare loop of the same reads. */
export async function adoption(
  world: BenchWorld,
  { seed, store }: AdoptionOptions,
): Promise<Figures> {
  await world.shop.setPreset('instant');
  const messy = await messUp(world, seed);
  await world.ready(store);
  const bare = await new ReadingLoop(world.shop).lists(FIELDS, OF_VARIATIONS);
  await world.restartServices();
  await connect(world);
  const measurement = await Measurement.start(world);
  const startedAt = performance.now();
  const report = await read(world);
  const seconds = (performance.now() - startedAt) / 1_000;
  const offered = report.products + report.variations;
  const { figures, journal } = await measurement.end('adoption', { offered });
  const judged = await judge(world, messy);
  return {
    ...figures,
    delivered: offered,
    wallSeconds: rounded(seconds),
    lowerLimitCalls: bare.calls,
    own: {
      ofBareReads: rounded(seconds / bare.seconds),
      bareReadsSeconds: rounded(bare.seconds),
      readCalls: journal.calls.filter(({ route }) => !route.startsWith('/data/')).length,
      rightPairs: Math.floor((judged.right / messy.truth.size) * 10_000) / 10_000,
      wrongPairs: judged.wrong.length,
    },
    notes: [
      `${report.products} products and ${report.variations} variations: ${JSON.stringify(messy.told)}`,
      `found: ${report.counts.map(({ group, pairs }) => `${pairs} ${group}`).join(', ')}`,
      `of ${messy.truth.size} pairs ${judged.right} are taken, and ${judged.offered} more are offered among others`,
      ...journal.entries.slice(0, 3).map((one) => `written meanwhile: ${JSON.stringify(one)}`),
      ...judged.wrong.slice(0, 5).map((one) => `wrong: ${JSON.stringify(one)}`),
    ],
  };
}

/** Makes the shop a draft: nothing is sent to it. */
async function connect(world: BenchWorld): Promise<void> {
  const { shop } = world;
  const { key: consumerKey, secret: consumerSecret } = shop.key;
  const store = { id: 'messy', name: 'A messy shop', url: shop.url };
  await world.call('POST', '/stores', { ...store, consumerKey, consumerSecret });
}

async function read(world: BenchWorld): Promise<Report> {
  await world.call('POST', PATH);
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const report = await world.call<Report>('GET', PATH);
    if (report.status === 'completed') return report;
    if (report.status !== 'running' || Date.now() > deadline)
      throw new Error(`The adoption did not end well: ${JSON.stringify(report)}`);
    await delay(LOOK_MS);
  }
}

/** What would be taken by deciding whole groups, held against the truth. */
async function judge(
  world: BenchWorld,
  { truth }: MessyShop,
): Promise<{ readonly right: number; readonly offered: number; readonly wrong: readonly Pair[] }> {
  let [right, offered] = [0, 0];
  const wrong: Pair[] = [];
  const isRight = ({ erp }: Pair, storeProductId: number): boolean =>
    truth.get(storeProductId) === (erp.variantId ?? erp.productId);
  for (const group of ['matched', 'likely'])
    for await (const pair of pairsOf(world, group)) {
      if (pair.shop === null || !isRight(pair, pair.shop.storeProductId)) wrong.push(pair);
      else right += 1;
    }
  for (const group of ['ambiguous', 'duplicate'])
    for await (const pair of pairsOf(world, group)) {
      const all = [...(pair.shop === null ? [] : [pair.shop]), ...pair.candidates];
      if (all.some((one) => isRight(pair, one.storeProductId))) offered += 1;
    }
  return { right, offered, wrong };
}

async function* pairsOf(world: BenchWorld, group: string): AsyncGenerator<Pair> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { readonly items: readonly Pair[]; readonly nextCursor: string | null } =
      await world.call('GET', `${PATH}/products?group=${group}&limit=500${from}`);
    yield* page.items;
    cursor = page.nextCursor;
  }
}
