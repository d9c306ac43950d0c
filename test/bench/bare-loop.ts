import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { BenchShop, ShopProduct } from './bench-shop';
import { jsonCall } from './json-call';

const BATCH = 100;
const CONCURRENCIES = [1, 2, 3, 4, 8, 10] as const;
const PLAIN_CONCURRENCY = 10;

/** What a shop bears, measured by loops that know nothing of a ledger, an ERP or a product's other fields. */
export class BareLoop {
  private readonly oauth: OAuth;
  private price = 100_000;

  constructor(private readonly shop: BenchShop) {
    this.oauth = new OAuth({
      consumer: shop.key,
      signature_method: 'HMAC-SHA256',
      hash_function: (base, key) => createHmac('sha256', key).update(base).digest('base64'),
    });
  }

  /** The shop's products, up to so many. */
  async products(count: number): Promise<ShopProduct[]> {
    const products: ShopProduct[] = [];
    for (let page = 1; products.length < count; page += 1) {
      const query = `per_page=100&page=${page}&orderby=id&order=asc&_fields=id,sku`;
      const found = await this.call<ShopProduct[]>('GET', `/products?${query}`);
      products.push(...found);
      if (found.length < 100) break;
    }
    return products.slice(0, count);
  }

  /** Items per second with full batches, at the concurrency that bears most; `rounds` calls of each worker. */
  async capacity(products: readonly ShopProduct[], rounds: number): Promise<number> {
    let best = 0;
    for (const workers of CONCURRENCIES) {
      const batches = Array.from({ length: workers * rounds }, (_, index) =>
        Array.from({ length: BATCH }, (_item, place) => products[(index * BATCH + place) % products.length]),
      );
      const seconds = await timed(workers, batches, (batch) =>
        this.call('POST', '/products/batch', {
          update: batch.map((product) => ({ ...this.newPrice(product), _fields: 'id' })),
        }),
      );
      best = Math.max(best, (batches.length * BATCH) / seconds);
    }
    return best;
  }

  /** Items per second of the plain design at its best: one call per item, ten at a time, and nothing else to do. */
  async plain(products: readonly ShopProduct[]): Promise<number> {
    const seconds = await timed(PLAIN_CONCURRENCY, products, (product) => {
      const { id, ...fields } = this.newPrice(product);
      return this.call('PUT', `/products/${id}`, fields);
    });
    return products.length / seconds;
  }

  private newPrice(product: ShopProduct | undefined): { id: number; regular_price: string } {
    this.price += 1;
    return { id: product?.id ?? 0, regular_price: (this.price / 100).toFixed(2) };
  }

  private call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const url = `${this.shop.url}/wp-json/wc/v3${path}`;
    const { Authorization } = this.oauth.toHeader(this.oauth.authorize({ url, method }));
    return jsonCall<T>(method, url, body, { authorization: Authorization });
  }
}

/** Seconds for all tasks, so many at a time. */
async function timed<T>(
  workers: number,
  tasks: readonly T[],
  work: (task: T) => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) await work(task);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return (performance.now() - startedAt) / 1_000;
}
