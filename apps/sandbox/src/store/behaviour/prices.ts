import type { Behaviour } from './behaviour';

/** Prices and sales. */
export const PRICES_BEHAVIOURS = {
  'price-text-as-sent': { fact: 4, says: 'a price comes back as the text that was sent' },
  'price-number-refused': {
    fact: 4,
    says: 'a number as price is 400 rest_invalid_param on a single call',
  },
  'price-comma-dropped': { fact: 4, says: '"19,99" becomes "1999"' },
  'price-exponent-mangled': { fact: 4, says: '"1e3" becomes "13"' },
  'price-garbage-emptied': { fact: 4, says: '"abc" becomes ""' },
  'price-negative-kept': { fact: 4, says: '"-5" stays' },
  'sale-at-regular-vanishes': {
    fact: 5,
    says: 'a sale that is not below the regular price becomes ""',
  },
  'sale-without-regular-vanishes': { fact: 5, says: 'a sale without a regular price becomes ""' },
  'lowered-regular-wipes-sale': {
    fact: 5,
    says: 'lowering the regular price to the sale wipes the sale',
  },
  'sale-zero-reads-empty': {
    fact: 5,
    says: 'a sale of "0" reads back as "", at the price "0", on sale',
  },
  'sale-dates-shop-local': { fact: 6, says: 'a sale date without a zone is in the shop’s zone' },
  'sale-dates-gmt-wins': { fact: 6, says: 'of both sale dates the one in UTC wins' },
  'sale-date-garbage-1970': { fact: 6, says: 'a sale date that is none becomes the start of 1970' },
  'sale-date-overflows': { fact: 6, says: '31 February becomes 3 March' },
  'sale-date-only-midnight': { fact: 6, says: 'a sale date without a time is 00:00' },
  'sale-date-empty-clears': { fact: 6, says: '"" clears a sale date' },
  'sale-date-null-ignored': { fact: 6, says: 'null leaves a sale date' },
  'sale-start-waits-for-queue': {
    fact: 6,
    says: 'a sale that begins keeps the old price until the queue has run, up to a minute, though on_sale is true',
  },
  'sale-cleared-dates-stay': { fact: 6, says: 'clearing the sale price leaves its dates' },
} as const satisfies Readonly<Record<string, Behaviour>>;
