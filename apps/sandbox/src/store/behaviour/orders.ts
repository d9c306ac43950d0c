import type { Behaviour } from './behaviour';

/** Orders. */
export const ORDERS_BEHAVIOURS = {
  'order-paid-reduces-stock': { fact: 26, says: 'a processing order reduces stock' },
  'order-pending-leaves-stock': { fact: 26, says: 'a pending order leaves stock' },
  'order-oversells': { fact: 26, says: 'an order may take stock below zero' },
  'order-cancel-restocks': { fact: 26, says: 'cancelling an order restocks' },
  'order-delete-keeps-stock': { fact: 26, says: 'deleting an order does not restock' },
  'refund-line-restocks': { fact: 26, says: 'a refund by line restocks and leaves the status' },
  'refunded-status-refunds': {
    fact: 26,
    says: 'status refunded makes a full refund without restocking',
  },
  'order-totals-text': { fact: 26, says: 'totals are text, the price of a line is a number' },
  'note-leaves-modified': { fact: 26, says: 'a note does not move date_modified' },
  'order-meta-bumps-modified': {
    fact: 26,
    says: 'a meta data write moves an order’s date_modified',
  },
  'refund-bumps-modified': { fact: 26, says: 'a refund moves an order’s date_modified' },
  'refund-keeps-meta': { fact: 82, says: 'a refund keeps the meta data that it is made with' },
  'fulfilment-meta-needs-id': {
    fact: 92,
    says: 'meta data of a new fulfilment without an id vanishes, and so do its pieces',
  },
  'order-line-product-gone': {
    fact: 41,
    says: 'a line whose product is gone shows id 0 and no SKU',
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
