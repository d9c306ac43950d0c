import { DEMO_KEY, type StoreKey } from '../access/store-key';
import type { StoreDouble } from '../store-double';

/** What a double answered to a call. */
export interface ShopReply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Calls a double that stands behind TLS, with a key, as a client would. */
export class ShopCaller {
  constructor(
    private readonly shop: StoreDouble,
    private readonly key: StoreKey = DEMO_KEY,
  ) {}

  /** Sends a call below `/wp-json/wc/v3`, and reads the JSON of the answer. */
  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ShopReply<T>> {
    return this.fetch(method, `/wp-json/wc/v3${path}`, body);
  }

  /** Sends a call outside of the API, as those of `/_control`. */
  async control<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<ShopReply<T>> {
    return this.fetch(method, `/_control${path}`, body);
  }

  /** Sends a call, and gives the answer as it comes. */
  async raw(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const { key, secret } = this.key;
    return fetch(`${this.shop.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  private async fetch<T>(method: string, path: string, body: unknown): Promise<ShopReply<T>> {
    const answer = await this.raw(method, path, body);
    const text = await answer.text();
    const read = text === '' ? null : (JSON.parse(text) as unknown);
    return { status: answer.status, headers: answer.headers, body: read as T };
  }
}
