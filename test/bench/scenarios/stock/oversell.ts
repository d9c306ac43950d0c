import { setTimeout as delay } from 'node:timers/promises';
import { type Figures, rounded } from '../../measuring/figures';
import { Measurement } from '../../measuring/measurement';
import { StockBooks, type StockRecord } from '../../measuring/stock-books';
import type { Preset } from '../../world/bench-shop';
import type { BenchWorld } from '../../world/bench-world';
import { StockLife, type StockedProduct } from './stock-life';

/** What happens to stock, and how fast. */
export interface OversellOptions {
  readonly interleavings: number;
  readonly products: number;
  /** So many begin each second. */
  readonly rate: number;
  readonly seed: number;
  readonly store: Preset;
}

/** What a shop of this speed takes between reading a stock and writing it (fact 43). */
const WINDOW_MS = 9;
/** And between taking pieces for an order and showing it. */
const SHOWN_AFTER_MS = 50;

/** The last customer has come so long after the last one that began. */
const LAST_CUSTOMER_MS = 1_500;

const PIECES = 12;
const LOOK_MS = 100;
const LONGEST_MS = 300_000;
/** So long nothing has to be wrong until it is quiet. */
const QUIET_MS = 3_000;

/**
 * Customers, ERP and service move the same stocks at the same moments, in a shop whose differences
 * are no more atomic than WooCommerce's; then the same once more with quantities.
 */
export async function* oversell(
  world: BenchWorld,
  options: OversellOptions,
): AsyncGenerator<Figures> {
  await stockUp(world);
  await world.settle(LONGEST_MS);
  // From here on the shop is watched.
  await world.call('POST', '/pull/orders', {});
  await world.ready(options.store);
  await world.shop.setStockTiming(WINDOW_MS, SHOWN_AFTER_MS);
  yield await live(world, options, 'oversell');
  await world.denyDifferences();
  yield await live(world, options, 'oversell by quantities');
}

/** All products have the same pieces. */
async function stockUp({ erp }: BenchWorld): Promise<void> {
  const stock = { managed: true, quantity: PIECES, backorders: 'no' };
  const products = await erp.products(Infinity);
  await erp.edit(products.map(({ id }) => ({ id, patch: { stock } })));
}

async function live(
  world: BenchWorld,
  { interleavings, rate, seed }: OversellOptions,
  scenario: string,
): Promise<Figures> {
  const products = await stockedProducts(world);
  const books = new StockBooks(await world.shop.stock());
  const life = new StockLife(world, products, books, seed);
  const listener = world.redis.duplicate();
  await life.listen(listener);
  const erasedBefore = (await world.stockStatus()).erased;
  const measurement = await Measurement.start(world);
  const watch = new AbortController();
  const watching = keepLooking(world, books, watch.signal);
  const startedAt = performance.now();
  for (let index = 0; index < interleavings; index += 1) {
    const dueMs = startedAt + (index * 1_000) / rate - performance.now();
    if (dueMs > 0) await delay(dueMs);
    life.begin(index);
  }
  await delay(LAST_CUSTOMER_MS);
  // The ERP hears of the last ones.
  await world.call('POST', '/pull/orders', {});
  await life.end();
  await quiet(world, books);
  watch.abort();
  await watching;
  await listener.quit();
  const { figures } = await measurement.end(scenario, { offered: interleavings });
  const status = await world.stockStatus();
  return { ...figures, ...told(books.record(), status.erased - erasedBefore, status, products) };
}

function told(
  { unitsWrong, salesErased, oversold, longestWrongMs }: StockRecord,
  erasedMeanwhile: number,
  { written }: { readonly written: { readonly differences: number; readonly quantities: number } },
  products: readonly StockedProduct[],
): Pick<Figures, 'own' | 'notes'> {
  return {
    own: {
      salesErased,
      unitsWrong,
      oversold,
      longestWrongSeconds: rounded(longestWrongMs / 1_000),
      erasedMeanwhile,
    },
    notes: [
      `${products.length} products; ${written.differences} differences and ${written.quantities} quantities written so far`,
    ],
  };
}

/** The products as both ends know them; the ERP's pieces by its own word. */
async function stockedProducts({ erp, shop }: BenchWorld): Promise<StockedProduct[]> {
  const ids = new Map((await shop.stock()).map(({ id, sku }) => [sku, id]));
  const products = await erp.products(Infinity);
  return products.map(({ id, sku, stock }) => ({
    id,
    sku,
    shopId: ids.get(sku) ?? 0,
    quantity: stock.quantity,
  }));
}

async function keepLooking(
  { shop }: BenchWorld,
  books: StockBooks,
  until: AbortSignal,
): Promise<void> {
  while (!until.aborted) {
    books.look(await shop.stock(), performance.now());
    await delay(LOOK_MS);
  }
}

/** Waits until nothing waits and everything is accounted for. */
async function quiet(world: BenchWorld, books: StockBooks): Promise<void> {
  const deadline = performance.now() + LONGEST_MS;
  for (let quietSince = performance.now(); performance.now() - quietSince < QUIET_MS;) {
    const [{ pending, syncing }, { unaccounted }] = [
      await world.status(),
      await world.stockStatus(),
    ];
    const isQuiet = pending + syncing + unaccounted === 0;
    if (!isQuiet) quietSince = performance.now();
    if (performance.now() > deadline)
      throw new Error(`Not quiet: ${JSON.stringify({ pending, syncing, unaccounted })}`);
    await delay(LOOK_MS);
  }
  books.look(await world.shop.stock(), performance.now());
}
