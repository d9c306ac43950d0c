import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import OAuth from 'oauth-1.0a';
import type { BenchShop } from '../world/bench-shop';

const CREATE = '/wp-json/wc/pos/v1/catalog/create';
const LOOK_MS = 1_000;

/** The reads of a whole shop, with nothing done about what they show. */
export class ReadingLoop {
  private readonly oauth: OAuth;

  constructor(private readonly shop: BenchShop) {
    this.oauth = new OAuth({
      consumer: shop.key,
      signature_method: 'HMAC-SHA256',
      hash_function: (base, key) => createHmac('sha256', key).update(base).digest('base64'),
    });
  }

  /**
   * Seconds that the same calls take one after the other, and how many they are.
   * @param fields what of a product is asked for
   * @param ofVariations what of a variation is
   */
  async lists(
    fields: string,
    ofVariations: string = fields,
  ): Promise<{ seconds: number; calls: number }> {
    const startedAt = performance.now();
    let calls = 0;
    for (const path of ['/products?status=any&', '/products?status=trash&', '/variations?']) {
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const asked = path.startsWith('/variations') ? ofVariations : fields;
        const query = `per_page=100&page=${page}&orderby=id&order=asc&_fields=${asked}`;
        const response = await this.call('GET', `/wp-json/wc/v3${path}${query}`);
        if (!response.ok) throw new Error(`The bare loop was answered ${response.status}`);
        pages = Number(response.headers.get('x-wp-totalpages'));
        await response.json();
        calls += 1;
      }
    }
    return { seconds: (performance.now() - startedAt) / 1_000, calls };
  }

  /** The same by the file of the catalogue; other fields make another file. */
  async export(fields: string): Promise<{ seconds: number; calls: number }> {
    const startedAt = performance.now();
    const query = `_product_fields=${fields}&_variation_fields=${fields}`;
    const ask = async (force: boolean): Promise<{ state: string; url?: string }> => {
      const response = await this.call('POST', `${CREATE}?${query}&force=${force}`);
      return (await response.json()) as { state: string; url?: string };
    };
    let [status, calls] = [await ask(true), 1];
    while (status.state !== 'completed') {
      await delay(LOOK_MS);
      status = await ask(false);
      calls += 1;
    }
    for await (const _part of (await fetch(status.url ?? '')).body ?? []);
    return { seconds: (performance.now() - startedAt) / 1_000, calls: calls + 1 };
  }

  private call(method: string, path: string): Promise<Response> {
    const url = `${this.shop.url}${path}`;
    const { Authorization } = this.oauth.toHeader(this.oauth.authorize({ url, method }));
    return fetch(url, { method, headers: { authorization: Authorization } });
  }
}
