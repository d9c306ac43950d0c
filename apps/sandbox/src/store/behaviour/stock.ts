import type { Behaviour } from './behaviour';

/** Stock. */
export const STOCK_BEHAVIOURS = {
  'stock-fraction-refused': { fact: 7, says: 'a quantity of 2.7 is 400 on a single call' },
  'stock-garbage-refused': { fact: 7, says: 'a quantity of "" or "abc" is 400 on a single call' },
  'stock-number-text-taken': { fact: 7, says: 'a quantity of "5" is taken' },
  'stock-null-zero': { fact: 7, says: 'a quantity of null becomes 0' },
  'stock-unmanaged-dropped': { fact: 7, says: 'a quantity is dropped where stock is not managed' },
  'stock-status-follows': { fact: 7, says: 'the stock status is ignored while stock is managed' },
  'stock-negative-kept': { fact: 7, says: 'a negative quantity stays' },
  'unknown-category-uncategorized': {
    fact: 7,
    says: 'an unknown category id becomes Uncategorized',
  },
  'low-stock-needs-stock': {
    fact: 76,
    says: 'the amount of a low stock is dropped where stock is not managed',
  },
  'low-stock-never-negative': { fact: 76, says: 'a negative amount of a low stock loses its sign' },
  'inventory-delta-adds': {
    fact: 43,
    says: 'inventory_delta adds to the stock, unless a quantity is beside it or nothing is counted',
  },
  'backorders-need-stock': { fact: 7, says: 'backorders become "no" where stock is not managed' },
} as const satisfies Readonly<Record<string, Behaviour>>;
