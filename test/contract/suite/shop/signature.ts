import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';

/** A key of the shop's REST API. */
export interface Credentials {
  readonly key: string;
  readonly secret: string;
}

/** A call with the caller's proof on it. */
export interface SignedCall {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts the caller's proof on a call. */
export type Signature = (method: string, url: URL) => SignedCall;

/** How an OAuth signature is made, where it is not the usual way. */
export interface OAuthOptions {
  readonly hash?: 'sha1' | 'sha256';
  readonly place?: 'query' | 'header';
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly nonce?: string;
}

const METHODS = { sha1: 'HMAC-SHA1', sha256: 'HMAC-SHA256' } as const;

/** No proof at all. */
export const unsigned: Signature = (_method, url) => ({ url, headers: {} });

/** Basic: what a shop takes over https (fact 1). */
export function basic({ key, secret }: Credentials): Signature {
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  return (_method, url) => ({ url, headers: { authorization } });
}

/** Key and secret in the query (fact 1). */
export function keysInQuery({ key, secret }: Credentials): Signature {
  return (_method, url) => ({
    url: withQuery(url, { consumer_key: key, consumer_secret: secret }),
    headers: {},
  });
}

/** One-legged OAuth 1.0a: what a shop takes over http (fact 1, RFC 5849). */
export function oauth(credentials: Credentials, options: OAuthOptions = {}): Signature {
  const hash = options.hash ?? 'sha256';
  const signer = new OAuth({
    consumer: { ...credentials },
    signature_method: METHODS[hash],
    hash_function: (text, key) => createHmac(hash, key).update(text).digest('base64'),
  });
  const { timestamp, nonce } = options;
  if (timestamp !== undefined) signer.getTimeStamp = () => timestamp;
  if (nonce !== undefined) signer.getNonce = () => nonce;
  return (method, url) => {
    const proof = signer.authorize({ method, url: url.href });
    if (options.place === 'header') return { url, headers: { ...signer.toHeader(proof) } };
    return { url: withQuery(url, { ...proof }), headers: {} };
  };
}

/**
 * The address with more in its query, encoded as OAuth wants it: `%20`, never `+` (RFC 5849, 3.6).
 */
export function withQuery(
  url: URL,
  query: Readonly<Record<string, string | number | boolean>>,
): URL {
  const more = Object.entries(query).map(
    ([name, value]) => `${encode(name)}=${encode(String(value))}`,
  );
  const all = [url.search.slice(1), ...more].filter((part) => part !== '').join('&');
  const result = new URL(url);
  result.search = all;
  return result;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
