import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { BenchErp, ErpProduct } from '../world/bench-erp';
import type { BenchShop, JournalMark, JournalView } from '../world/bench-shop';

const LOOK_MS = 50;

/** Something that has a price: a product, or a variant of one. */
export interface Priced {
  /** The product that an event names. */
  readonly productId: string;
  readonly sku: string;
  readonly regular: string;
  /** What changes its price in the ERP. */
  readonly patch: (price: object) => object;
}

/** A product as something that has a price. */
export function pricedProduct({ id, sku, price }: ErpProduct): Priced {
  return { productId: id, sku, regular: price.regular, patch: (changed) => ({ price: changed }) };
}

/** A product's variants as things that have prices. */
export function pricedVariants({ id: productId, price, variants }: ErpProduct): Priced[] {
  return variants.map(({ id, sku }) => ({
    productId,
    sku,
    regular: price.regular,
    patch: (changed) => ({ variants: [{ id, price: changed }] }),
  }));
}

/** A price that something takes, when that is due, and the number that tells it from its others. */
interface PriceChange {
  readonly thing: Priced;
  readonly dueAt: number;
  readonly price: string;
}

/** How changes are spread over products. */
export const PATTERNS = ['zipf', 'unique'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** What became of the changes. */
export interface Outcome {
  readonly delivered: number;
  /** Delivered by a newer price of the same product, without a write of their own. */
  readonly superseded: number;
  /** Of each delivered change, in ms. */
  readonly latencies: readonly number[];
}

/**
 * Prices that change on a schedule of its own, however slow the service is. Each new price of a
 * product is a bani higher than its last one, so that what the shop shows tells which changes it
 * has.
 */
export class PriceChanges {
  private readonly changes: PriceChange[] = [];
  private readonly prices = new Map<string, number>();

  /** @param storeId store that the events name; every store is meant without it */
  constructor(
    private readonly erp: BenchErp,
    private readonly redis: Redis,
    private readonly storeId?: string,
  ) {}

  get offered(): number {
    return this.changes.length;
  }

  /** When each product's newest price was due, by the product's id; in milliseconds since 1970. */
  dueAt(): ReadonlyMap<string, number> {
    return new Map(this.changes.map(({ thing, dueAt }) => [thing.productId, dueAt]));
  }

  /** Fewest calls for what was due in each second: its distinct products, a hundred to a call. */
  lowerLimitCalls(): number {
    const seconds = new Map<number, Set<string>>();
    for (const { dueAt, thing } of this.changes) {
      const second = Math.floor(dueAt / 1_000);
      const products = seconds.get(second) ?? new Set();
      seconds.set(second, products.add(thing.sku));
    }
    return [...seconds.values()].reduce((sum, products) => sum + Math.ceil(products.size / 100), 0);
  }

  /**
   * Changes the price of each of these now, and tells it; due when it is told, unless a schedule
   * says otherwise.
   */
  async change(things: readonly Priced[], scheduledFor?: number): Promise<void> {
    const priced = things.map((thing) => ({ thing, price: this.nextPrice(thing) }));
    await this.erp.edit(
      priced.map(({ thing, price }) => ({
        id: thing.productId,
        patch: thing.patch({ regular: price, sale: null, saleFrom: null, saleTo: null }),
      })),
    );
    const dueAt = scheduledFor ?? Date.now();
    this.changes.push(...priced.map((change) => ({ ...change, dueAt })));
    const pipeline = this.redis.pipeline();
    for (const productId of new Set(things.map((thing) => thing.productId)))
      pipeline.publish(
        'pricing.price_changed',
        JSON.stringify({ productId, storeId: this.storeId }),
      );
    await pipeline.exec();
  }

  /**
   * Waits until the shop has the newest price of each product. @throws Error when that takes longer
   * than `limitMs`.
   */
  async delivered(shop: BenchShop, mark: JournalMark, limitMs: number): Promise<void> {
    const newest = new Map(this.changes.map(({ thing, price }) => [thing.sku, Number(price)]));
    const deadline = Date.now() + limitMs;
    let { sequence } = mark;
    while (newest.size > 0) {
      const entries = await shop.writesAfter(sequence);
      sequence += entries.length;
      for (const { sku, fields } of entries) {
        if (Number(fields['regular_price']) >= (newest.get(sku) ?? Infinity)) newest.delete(sku);
      }
      if (Date.now() > deadline)
        throw new Error(`${newest.size} products are not delivered after ${limitMs / 1_000} s`);
      await delay(LOOK_MS);
    }
  }

  /** Holds the changes against what the shop applied. */
  outcome({ entries, calls }: JournalView): Outcome {
    const answeredAt = new Map(calls.map(({ callId, endedAt }) => [callId, endedAt ?? Date.now()]));
    const writes = new Map<string, { price: number; at: number }[]>();
    for (const { sku, fields, callId, at } of entries) {
      const price = Number(fields['regular_price']);
      if (!(price > 0)) continue;
      const own = writes.get(sku) ?? [];
      own.push({ price, at: answeredAt.get(callId) ?? at });
      writes.set(sku, own);
    }
    const latencies: number[] = [];
    let superseded = 0;
    for (const { thing, dueAt, price } of this.changes) {
      const write = writes.get(thing.sku)?.find((candidate) => candidate.price >= Number(price));
      if (write === undefined) continue;
      latencies.push(write.at - dueAt);
      if (write.price > Number(price)) superseded += 1;
    }
    return { delivered: latencies.length, superseded, latencies };
  }

  private nextPrice({ sku, regular }: Priced): string {
    const bani = (this.prices.get(sku) ?? Math.round(Number(regular) * 100)) + 1;
    this.prices.set(sku, bani);
    return `${Math.floor(bani / 100)}.${String(bani % 100).padStart(2, '0')}`;
  }
}

/**
 * Draws products by their rank: the nth is asked for 1/n as often as the first (Zipf, exponent 1),
 * or each in its turn.
 */
export function drawer(products: readonly Priced[], pattern: Pattern): () => Priced {
  const random = seededRandom(2026);
  const cumulated: number[] = [];
  let total = 0;
  products.forEach((_product, index) => {
    total += 1 / (index + 1);
    cumulated.push(total);
  });
  let turn = 0;
  return () => {
    const index =
      pattern === 'unique' ? turn++ % products.length : rankOf(cumulated, random() * total);
    const product = products[index];
    if (product === undefined) throw new Error('There are no products to draw from');
    return product;
  };
}

function rankOf(cumulated: readonly number[], target: number): number {
  let [low, high] = [0, cumulated.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A linear congruential generator (Numerical Recipes): the same load in every run. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
