/** Why a recorded pair is not replayed against the double, by file and by the pair's name. */
export const NOT_REPLAYED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'product-lists': {
    'on_sale=true':
      'the queue of the recorded shop had not run for two minutes; the double’s runs every minute, so one sale more has begun',
  },
  variations: {
    'variable parent with a global attribute + a local one':
      'the recorded shop held a variation of no product, which a new variable product takes for its own',
  },
  orders: {
    'shipping zone': 'the double has no shipping zones',
    'zone method': 'the double has no shipping zones',
    coupon: 'the recording holds four fields of its answer alone',
    'order notes list': 'the double writes no notes of its own on an order',
  },
};
