import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { sentMethod } from '../http/method-override';

const REQUIRED = [
  'oauth_consumer_key',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
];
const HASHES: Readonly<Record<string, string>> = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' };

/**
 * What one call says of itself in OAuth 1.0a's words (RFC 5849): one-legged, without a token
 * (fact 1).
 */
export class OAuthCall {
  private readonly parameters: ReadonlyMap<string, string>;
  private readonly baseUrl: string;
  private readonly method: string;

  /**
   * @param homeUrl address of the shop: what is signed is below it, whatever address was called
   * (fact 1)
   */
  constructor(request: Request, homeUrl: string, takesHeader: boolean) {
    const url = new URL(request.originalUrl, homeUrl);
    this.method = sentMethod(request);
    this.baseUrl = url.origin + url.pathname;
    this.parameters = new Map([
      ...asPhpNames(url.searchParams),
      ...(takesHeader ? inHeader(request) : []),
    ]);
  }

  /** Whether the caller tries OAuth at all. */
  get isTried(): boolean {
    return REQUIRED.some((name) => this.parameters.has(name));
  }

  /** What a call with OAuth needs and this one has not. */
  get missing(): string[] {
    return REQUIRED.filter((name) => !this.parameters.has(name));
  }

  /** A parameter; `''` when it is not there. */
  get(name: string): string {
    return this.parameters.get(name) ?? '';
  }

  /** The hash that the caller signed with, in Node's words; null for one that there is not. */
  get hash(): string | null {
    return HASHES[this.get('oauth_signature_method')] ?? null;
  }

  /**
   * Whether the signature is the one of this secret: the signing key ends in `&`, as there is no
   * token.
   */
  isSignedWith(secret: string, hash: string): boolean {
    const signed = [...this.parameters]
      .filter(([name]) => name !== 'oauth_signature')
      .map(([name, value]) => [encode(name), encode(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map((pair) => pair.join('='))
      .join('&');
    const base = [this.method, encode(this.baseUrl), encode(signed)].join('&');
    const expected = createHmac(hash, `${secret}&`).update(base).digest('base64');
    return isSame(expected, this.get('oauth_signature'));
  }
}

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

// PHP counts the entries of `name[]`: clients that sign the name as they send it sign something
// else (fact 1).
function asPhpNames(parameters: URLSearchParams): [string, string][] {
  const counts = new Map<string, number>();
  return [...parameters].map(([name, value]) => {
    if (!name.endsWith('[]')) return [name, value];
    const list = name.slice(0, -2);
    const index = counts.get(list) ?? 0;
    counts.set(list, index + 1);
    return [`${list}[${index}]`, value];
  });
}

function inHeader(request: Request): [string, string][] {
  const header = request.get('authorization') ?? '';
  if (!header.startsWith('OAuth ')) return [];
  return [...header.matchAll(/(oauth_\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    decodeURIComponent(value),
  ]);
}

// RFC 3986, as OAuth 1.0a wants it (RFC 5849, 3.6).
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
