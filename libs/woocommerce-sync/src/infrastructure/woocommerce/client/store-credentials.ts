import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { JsonRequest } from '../../http/json-exchange';
import { withQuery } from './query-text';

/** Adds what lets the shop know us to a request. */
export type Signer = (request: JsonRequest) => JsonRequest;

/**
 * The signer for a shop: Basic over https; over http, where WooCommerce takes nothing else,
 * one-legged OAuth 1.0a with HMAC-SHA256 in the query (fact 1).
 */
export function signerFor(shopUrl: string, consumerKey: string, consumerSecret: string): Signer {
  if (new URL(shopUrl).protocol === 'https:') {
    const basic = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')}`;
    return (request) => ({ ...request, headers: { ...request.headers, Authorization: basic } });
  }
  const oauth = new OAuth({
    consumer: { key: consumerKey, secret: consumerSecret },
    signature_method: 'HMAC-SHA256',
    hash_function: (base, key) => createHmac('sha256', key).update(base).digest('base64'),
  });
  return (request) => {
    const { url, method } = request;
    const signed = Object.entries(oauth.authorize({ url, method })).filter(([name]) =>
      name.startsWith('oauth_'),
    );
    return { ...request, url: withQuery(url, Object.fromEntries(signed)) };
  };
}
