import { z } from 'zod';
import { flag } from '@cypher/platform';
import { TRACKING_PLACES } from './domain/orders/commands/tracking';
import type { BookedBy } from './domain/stock/held-stock.repository';
import { answer, pairsOf } from './named-pairs';

/** What the shop's REST API calls a status; plugins add their own. */
const STATUS = /^[a-z0-9_-]{1,38}$/;

/** Statuses of orders that are none yet, or none any more. */
const NEVER_TAKEN: ReadonlySet<string> = new Set(['any', 'trash', 'auto-draft', 'checkout-draft']);

/** `processing,on-hold`: in which statuses orders are told of. */
export function orderStatuses(): z.ZodType<string, string> {
  return z.string().superRefine((text, context) => {
    for (const status of statusesIn(text)) {
      const message = problemWith(status);
      if (message !== null) context.addIssue({ code: 'custom', message });
    }
  });
}

/** `completed`: the one status that an order gets. */
function orderStatus(): z.ZodType<string, string> {
  return z.string().superRefine((status, context) => {
    const message = problemWith(status);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });
}

/** The statuses that such a text names. */
export function statusesIn(text: string): ReadonlySet<string> {
  return new Set(text.split(',').map((status) => status.trim()));
}

/** `10m`, `published`, `next-stock` or `told`: when an order counts as booked by the ERP. */
export function ordersBooked(): z.ZodType<string, string> {
  return z
    .string()
    .regex(
      /^(?:told|published|next-stock|[1-9]\d{0,4}m)$/,
      'is none of told, next-stock, published, or minutes such as 10m',
    );
}

/** What such a text has an order counted as booked by, besides the ERP's own word. */
export function bookedBy(text: string): BookedBy {
  return text === 'told' || text === 'next-stock' ? text : 'time';
}

/** The minutes after its publication that such a text says; null where no time says it. */
export function bookedAfterMinutes(text: string): number | null {
  if (bookedBy(text) !== 'time') return null;
  return text === 'published' ? 0 : Number(text.slice(0, -1));
}

function problemWith(status: string): string | null {
  if (status.startsWith('wc-')) return `write "${status.slice(3)}", without the prefix wc-`;
  if (NEVER_TAKEN.has(status)) return `"${status}" is no status of an order that can be taken`;
  return STATUS.test(status) ? null : `"${status}" is no status such as processing`;
}

/**
 * `vat_number=_billing_vat`: which keys of the meta data of an order, and of its lines, are handed
 * on, and by which names.
 */
export function orderFieldKeys(): z.ZodType<ReadonlyMap<string, string>, string> {
  return z.string().transform((text, context) => {
    const problems: string[] = [];
    const keys = pairsOf(text, problems);
    return answer(keys, problems, context);
  });
}

/** How what the ERP says of orders is written into the shop. */
export const ORDERS_BACK = {
  ORDER_DOCUMENT_META: flag()
    .default(true)
    .describe(
      'Write the number of the ERP’s document into an order that it has booked (meta_data `_cypher_document`)',
    ),
  ORDER_SHIPPED_STATUS: orderStatus()
    .default('completed')
    .describe('The status of an order of which the ERP has shipped all'),
  ORDER_TRACKING: z
    .enum(TRACKING_PLACES)
    .default('auto')
    .describe(
      'Where tracking numbers go: fulfillments (the shop’s own), the meta data of the plugin shipment-tracking or advanced-shipment-tracking, none; auto: fulfillments where the shop has them, else as shipment-tracking, which both plugins read',
    ),
  ORDER_REFUND_BY_GATEWAY: flag()
    .default(false)
    .describe(
      'Let the shop’s payment provider pay back what the ERP has refunded; without it the ERP has paid already',
    ),
};
