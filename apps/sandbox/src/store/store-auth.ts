import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { textOf } from './coercions';
import { sentMethod } from './method-override';
import { StoreError } from './store-error';

/** A key of the REST API. */
export interface StoreKey {
  readonly key: string;
  readonly secret: string;
  readonly permissions: 'read' | 'write' | 'read_write';
}

const CLOCK_TOLERANCE_SECONDS = 15 * 60;
const HASHES: Readonly<Record<string, string>> = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' };
const OAUTH_PARAMETERS = [
  'oauth_consumer_key',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
];

/** Knows who calls: one-legged OAuth 1.0a over http; Basic and keys in the query only behind TLS (facts.md 1, 2). */
export class StoreAuth {
  private readonly nonces = new Map<string, number>();

  constructor(
    private readonly keys: readonly StoreKey[],
    private readonly behindTls: boolean,
    private readonly homeUrl: () => string,
  ) {}

  /** Throws the refusal that WooCommerce would answer. */
  check(request: Request): void {
    const key = this.isOverTls(request) ? this.keyOverTls(request) : this.keyOverHttp(request);
    const reads = request.method === 'GET';
    if (reads && key.permissions === 'write')
      throw refused('The API key provided does not have read permissions.');
    if (!reads && key.permissions === 'read')
      throw refused('The API key provided does not have write permissions.');
  }

  // A proxy may say that it took a call without TLS.
  private isOverTls(request: Request): boolean {
    return this.behindTls && request.get('x-forwarded-proto') !== 'http';
  }

  private keyOverTls(request: Request): StoreKey {
    const basic = /^Basic (.+)$/.exec(request.get('authorization') ?? '')?.[1];
    const [name, secret] =
      basic === undefined
        ? [textOf(request.query['consumer_key']), textOf(request.query['consumer_secret'])]
        : Buffer.from(basic, 'base64').toString().split(':');
    const key = this.keys.find((known) => known.key === name);
    if (key === undefined) throw cannotView();
    if (!same(key.secret, secret ?? '')) throw refused('Consumer secret is invalid.');
    return key;
  }

  private keyOverHttp(request: Request): StoreKey {
    const url = new URL(request.originalUrl, this.homeUrl());
    const parameters = new Map([...url.searchParams, ...headerParameters(request)]);
    if (!parameters.has('oauth_consumer_key')) throw cannotView();
    for (const name of OAUTH_PARAMETERS) {
      if (!parameters.has(name)) {
        throw new StoreError(
          401,
          'woocommerce_rest_authentication_missing_parameter',
          `Missing OAuth parameter ${name}`,
        );
      }
    }
    const key = this.keys.find((known) => known.key === parameters.get('oauth_consumer_key'));
    if (key === undefined) throw refused('Consumer key is invalid.');
    this.checkSignature(sentMethod(request), url, parameters, key.secret);
    this.checkNonce(parameters);
    return key;
  }

  private checkSignature(method: string, url: URL, parameters: Map<string, string>, secret: string): void {
    const hash = HASHES[parameters.get('oauth_signature_method') ?? ''];
    if (hash === undefined) throw refused('Invalid signature - signature method is invalid.');
    const signed = [...parameters]
      .filter(([name]) => name !== 'oauth_signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&');
    const base = [method, encode(url.origin + url.pathname), encode(signed)].join('&');
    const expected = createHmac(hash, `${secret}&`).update(base).digest('base64');
    if (!same(expected, parameters.get('oauth_signature') ?? '')) {
      throw refused('Invalid signature - provided signature does not match.');
    }
  }

  private checkNonce(parameters: Map<string, string>): void {
    const now = Math.floor(Date.now() / 1000);
    const timestamp = Number(parameters.get('oauth_timestamp'));
    if (!(Math.abs(now - timestamp) <= CLOCK_TOLERANCE_SECONDS)) throw refused('Invalid timestamp.');
    const nonce = `${timestamp} ${parameters.get('oauth_nonce') ?? ''}`;
    if (this.nonces.has(nonce)) throw refused('Invalid nonce - nonce has already been used.');
    this.nonces.set(nonce, timestamp);
    if (this.nonces.size > 10_000) {
      for (const [old, at] of this.nonces) if (at < now - CLOCK_TOLERANCE_SECONDS) this.nonces.delete(old);
    }
  }
}

function headerParameters(request: Request): [string, string][] {
  const header = request.get('authorization') ?? '';
  if (!header.startsWith('OAuth ')) return [];
  return [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
    name ?? '',
    decodeURIComponent(value ?? ''),
  ]);
}

// RFC 3986, as OAuth 1.0a wants it (RFC 5849, 3.6).
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refused(message: string): StoreError {
  return new StoreError(401, 'woocommerce_rest_authentication_error', message);
}

function cannotView(): StoreError {
  return new StoreError(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
}
