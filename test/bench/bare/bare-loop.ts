import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { BenchShop, ShopProduct } from '../world/bench-shop';
import { jsonCall } from '../world/json-call';
import { bestLoop, type LoopPlan, type LoopRate, timed } from './loop-search';

const PLAIN_CONCURRENCY = 10;

/**
 * What a shop bears, measured by loops that know nothing of a ledger, an ERP or a product's other
 * fields.
 */
export class BareLoop {
  private readonly oauth: OAuth;
  private price = 100_000;
  private created = 0;

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

  /** The best loop of price updates; `rounds` calls of each worker tell how good it is. */
  bestOfUpdates(products: readonly ShopProduct[], rounds: number): Promise<LoopRate> {
    return bestLoop((plan) => this.updates(products, plan), rounds);
  }

  /** The best loop of creates, of products that only the shop has. */
  bestOfCreates(rounds: number): Promise<LoopRate> {
    return bestLoop((plan) => this.creates(plan), rounds);
  }

  /** Seconds that a loop of price updates takes. */
  updates(
    products: readonly ShopProduct[],
    { batch, concurrency, rounds }: LoopPlan,
  ): Promise<number> {
    const calls = Array.from({ length: concurrency * rounds }, (_, index) =>
      Array.from(
        { length: batch },
        (_item, place) => products[(index * batch + place) % products.length],
      ),
    );
    return timed(concurrency, calls, (one) => {
      const update = one.map((product) => ({ ...this.newPrice(product), _fields: 'id' }));
      return this.call('POST', '/products/batch', { update });
    });
  }

  /**
   * Items per second of the plain design at its best: one call per item, ten at a time, and nothing
   * else to do.
   */
  async plain(products: readonly ShopProduct[]): Promise<number> {
    const seconds = await timed(PLAIN_CONCURRENCY, products, (product) => {
      const { id, ...fields } = this.newPrice(product);
      return this.call('PUT', `/products/${id}`, fields);
    });
    return products.length / seconds;
  }

  private creates({ batch, concurrency, rounds }: LoopPlan): Promise<number> {
    const calls = Array.from({ length: concurrency * rounds }, () =>
      Array.from({ length: batch }, () => this.newProduct()),
    );
    return timed(concurrency, calls, (create) => this.call('POST', '/products/batch', { create }));
  }

  private newProduct(): object {
    this.created += 1;
    const name = `Loop ${this.created}`;
    return { name, sku: `LOOP-${this.created}`, regular_price: '9.00', _fields: 'id' };
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
