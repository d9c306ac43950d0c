import type { FindingText } from '../finding';

const KEYS = 'WooCommerce → Settings → Advanced → REST API';

/** What may be wrong with the key, or with what it is let do. */
export const ACCESS_FINDINGS = {
  AUTHORIZATION_STRIPPED: {
    severity: 'blocking',
    title: 'The host removes the Authorization header',
    meaning:
      'The shop knows the key, and never gets to see it in the header that carries it (fact 2).',
    mend: 'Have the web server hand it on: in Apache “CGIPassAuth On”, or in .htaccess “SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1”; in nginx “fastcgi_param HTTP_AUTHORIZATION $http_authorization”.',
  },
  KEY_UNKNOWN: {
    severity: 'blocking',
    title: 'The shop does not know the key',
    meaning: 'It was revoked, or it is another shop’s.',
    mend: `Make a key with read and write permission (${KEYS}), and give it to the store.`,
  },
  SECRET_WRONG: {
    severity: 'blocking',
    title: 'The secret of the key is wrong',
    meaning:
      'The shop knows the key, and the secret does not go with it. Over http a wrong address looks the same, as calls are signed for the shop’s own one.',
    mend: `Give key and secret anew, in one piece; where the secret is lost, make another key (${KEYS}). Over http, set the address to the shop’s “Site Address”.`,
  },
  CLOCK_REFUSED: {
    severity: 'blocking',
    title: 'The shop refuses our time',
    meaning:
      'Over http the clocks of shop and service may be 15 minutes apart at the most (fact 1).',
    mend: 'Set the clocks of both servers by NTP, or call the shop by https.',
  },
  KEY_READ_ONLY: {
    severity: 'blocking',
    title: 'The key may only read',
    meaning: 'Every write would be refused.',
    mend: `Give the key the permission “Read/Write” (${KEYS}).`,
  },
  KEY_WRITE_ONLY: {
    severity: 'blocking',
    title: 'The key may only write',
    meaning: 'Nothing can be looked for, compared or confirmed, and no order be read.',
    mend: `Give the key the permission “Read/Write” (${KEYS}).`,
  },
  USER_WITHOUT_RIGHTS: {
    severity: 'blocking',
    title: 'The key’s user lacks rights',
    meaning: 'The key is good, and the user to whom it belongs may not do what is needed.',
    mend: `Make the key for a user with the role “Shop manager” or “Administrator” (${KEYS}).`,
  },
  WEBHOOKS_REFUSED: {
    severity: 'warning',
    title: 'The key’s user may not see webhooks',
    meaning:
      'The shop cannot be had to tell of orders and changes by itself; they are read by the clock, a minute or more later.',
    mend: `Make the key for a user with the role “Shop manager” or “Administrator” (${KEYS}).`,
  },
  CALLS_BLOCKED: {
    severity: 'blocking',
    title: 'Something before the shop blocks our calls',
    meaning:
      'A call with the key is answered by a firewall or a plugin, or in a way in which the shop does not.',
    mend: 'Have calls below /wp-json/wc/ let through for this server’s address, at the host or in the security plugin.',
  },
  WRITES_BLOCKED: {
    severity: 'blocking',
    title: 'Something before the shop blocks writes',
    meaning:
      'Reads go through, and a POST is answered as the shop does not: by a firewall, a plugin or a host that takes no POST.',
    mend: 'Have POST below /wp-json/wc/ let through for this server’s address, at the host or in the security plugin.',
  },
  METHODS_BLOCKED: {
    severity: 'info',
    title: 'The host blocks PUT or DELETE',
    meaning: 'It does no harm: all writes, and all that is deleted, go by POST (facts 47, 53).',
    mend: 'Nothing; only other programs may need these methods.',
  },
} as const satisfies Readonly<Record<string, FindingText>>;
