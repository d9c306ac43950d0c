import type { Behaviour } from './behaviour';

/** Who may call, and how. */
export const ACCESS_BEHAVIOURS = {
  'plain-http-refuses-basic': { fact: 1, says: 'over http, Basic is as good as no key' },
  'plain-http-refuses-keys-in-query': {
    fact: 1,
    says: 'over http, keys in the query are as good as none',
  },
  'no-key-refused': { fact: 1, says: 'without a key 401 woocommerce_rest_cannot_view' },
  'unknown-key-refused': { fact: 1, says: 'an unknown key is 401' },
  'oauth-sha1': { fact: 1, says: 'OAuth with HMAC-SHA1 is taken' },
  'oauth-sha256': { fact: 1, says: 'OAuth with HMAC-SHA256 is taken' },
  'oauth-in-header': { fact: 1, says: 'OAuth parameters may stand in the Authorization header' },
  'signature-checked': { fact: 1, says: 'a wrong OAuth signature is 401' },
  'timestamp-window': { fact: 1, says: 'an OAuth timestamp over 15 minutes away is 401' },
  'nonce-once': { fact: 1, says: 'an OAuth nonce is refused a second time' },
  'wrong-secret-refused': {
    fact: 2,
    says: 'over https a wrong secret is 401 "Consumer secret is invalid"',
  },
  'read-only-key-cannot-write': { fact: 2, says: 'a read-only key that writes is 401' },
  'write-only-key-cannot-read': { fact: 2, says: 'a write-only key that reads is 401' },
  'rest-route-refused': { fact: 3, says: 'keys do not open ?rest_route=' },
  'approval-needs-tls': {
    fact: 55,
    says: 'keys that an owner approves are brought to https alone',
  },
  'index-php-address': { fact: 39, says: 'the API is found below /index.php/wp-json as well' },
} as const satisfies Readonly<Record<string, Behaviour>>;
