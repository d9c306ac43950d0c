import type { Behaviour } from './behaviour';

/** Webhooks. */
export const WEBHOOKS_BEHAVIOURS = {
  'webhook-ping': { fact: 29, says: 'a new webhook pings at once with a form body' },
  'webhook-signed': { fact: 29, says: 'a delivery is signed with HMAC-SHA256 of its body' },
  'webhook-secret-hidden': { fact: 29, says: 'a webhook’s secret is never shown' },
  'webhook-state-at-delivery': { fact: 29, says: 'a delivery has the state of its own moment' },
  'webhook-duplicates-merge': { fact: 29, says: 'pending deliveries of one thing merge' },
  'webhook-disabled-after-failures': {
    fact: 30,
    says: 'a webhook is disabled at the 7th failure in a row',
  },
  'webhook-names-the-variation': {
    fact: 95,
    says: 'product topics tell of a variation by its own id',
  },
  'webhook-of-gone-is-an-error': {
    fact: 95,
    says: 'of a product that is gone by then a delivery has the error of its read, and no id',
  },
  'webhook-delete-needs-force': { fact: 30, says: 'deleting a webhook without force is 501' },
  'product-deleted-on-trash': {
    fact: 30,
    says: 'product.deleted fires on the trash, not on deleting for good',
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
