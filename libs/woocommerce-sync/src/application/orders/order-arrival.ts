import { createHash } from 'node:crypto';
import type { RefundDetail } from '../../domain/orders/order-event';
import type { OrderArrival } from '../../domain/orders/order-state';
import type { PulledOrder } from '../../domain/orders/pulled-order';
import { contentDigestOf, earlierNamesOf } from './order-event';

/** How an order was found. */
export interface Finding {
  /** Whether orders in this status are told of. */
  readonly isTaken: boolean;
  readonly refunds: readonly RefundDetail[];
  /** When the reading began, by the ledger's clock. */
  readonly readAt: Date;
}

/** An order with all that tells one state of it from another. */
export function arrivalOf(order: PulledOrder, finding: Finding): OrderArrival {
  return {
    ...finding,
    order,
    contentDigest: contentDigestOf(order),
    earlier: earlierNamesOf(order),
    fingerprint: fingerprintOf(order),
  };
}

/** Of all that a reading can change: content, refunds, what stock was taken, and when it was. */
export function fingerprintOf(order: PulledOrder): string {
  const stock = order.lines.map(({ lineId, reducedStock }) => [lineId, reducedStock]);
  const refunds = order.refunds.map(({ id }) => id);
  const whole = [contentDigestOf(order), order.modifiedAt, refunds, stock];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex').slice(0, 32);
}
