import type { Behaviour } from './behaviour';

/** Batches. */
export const BATCHES_BEHAVIOURS = {
  'batch-over-100-413': { fact: 15, says: 'a batch of more than 100 is 413, and nothing is done' },
  'batch-order': { fact: 15, says: 'a batch creates, then updates, then deletes' },
  'batch-answers-in-order': { fact: 15, says: 'a batch answers in the order of each array' },
  'batch-200-with-failures': { fact: 15, says: 'a batch is 200 whatever fails inside' },
  'batch-failed-create-id-0': {
    fact: 15,
    says: 'a failed create of a batch answers id 0 with the error',
  },
  'batch-failed-update-keeps-id': {
    fact: 15,
    says: 'a failed update of a batch answers its id with the error',
  },
  'batch-empty-array': { fact: 15, says: 'an empty batch answers []' },
  'batch-delete-zero-skipped': { fact: 15, says: 'a delete of id 0 is skipped and has no answer' },
  'batch-delete-permanent': { fact: 15, says: 'a batch deletes for good' },
  'batch-stock-garbage-zero': { fact: 16, says: 'in a batch a quantity of "abc" becomes 0' },
  'batch-status-garbage-draft': { fact: 16, says: 'in a batch an unknown status becomes draft' },
  'batch-price-number-taken': { fact: 16, says: 'in a batch a number as price passes' },
  'batch-null-ignored': { fact: 16, says: 'in a batch null leaves a price as it is' },
  'batch-order-status-garbage-pending': {
    fact: 16,
    says: 'in a batch an unknown order status becomes pending',
  },
  'batch-crash-keeps-earlier': {
    fact: 17,
    says: 'a crash in a batch is 500, and what came before it stays',
  },
  'batch-same-id-in-turn': { fact: 18, says: 'the same id twice in a batch is applied in turn' },
  'item-fields-trim': { fact: 19, says: '_fields inside an item trims its answer' },
  'query-fields-empty-batch': { fact: 19, says: '_fields in the query empties a batch’s answer' },
} as const satisfies Readonly<Record<string, Behaviour>>;
