import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';

/** How a call is signed. */
export interface Signing {
  readonly key: string;
  readonly secret: string;
  readonly hash?: 'sha1' | 'sha256';
  /** What the signing key is made of it; as it is, unless it says so. */
  readonly signingKey?: (key: string) => string;
}

/**
 * The parameters that sign a call with OAuth 1.0a, one-legged; those that the address has already
 * are left out of it.
 */
export function oauthParameters(
  url: URL,
  method: string,
  signing: Signing,
): Record<string, string> {
  const { key, secret, hash = 'sha256', signingKey = (text) => text } = signing;
  const unsigned = new URL(url);
  for (const name of [...unsigned.searchParams.keys()]) {
    if (name.startsWith('oauth_')) unsigned.searchParams.delete(name);
  }
  const oauth = new OAuth({
    consumer: { key, secret },
    signature_method: `HMAC-${hash.toUpperCase()}`,
    hash_function: (base, text) => createHmac(hash, signingKey(text)).update(base).digest('base64'),
  });
  const signed = oauth.authorize({ url: unsigned.href.replaceAll('+', '%20'), method });
  return Object.fromEntries(
    Object.entries(signed)
      .filter(([name]) => name.startsWith('oauth_'))
      .map(([name, value]) => [name, String(value)]),
  );
}
