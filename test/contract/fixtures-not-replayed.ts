/** Why a recorded pair is not replayed against the double, by file and by the pair's name. */
export const NOT_REPLAYED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'product-lists': {
    'on_sale=true':
      'the queue of the recorded shop had not run for two minutes; the double’s runs every minute, so one sale more has begun',
  },
  batch: {
    'orders/batch 101': 'the double has no batch of orders',
  },
  errors: {
    'unknown order': 'the double reads no single order',
    'unknown webhook': 'the double has no webhooks',
    'unknown customer': 'the double has no customers',
  },
};
