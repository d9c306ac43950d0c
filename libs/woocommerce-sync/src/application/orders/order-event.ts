import { createHash } from 'node:crypto';
import type { OrderArrival } from '../../domain/order.repository';
import type { PulledOrder } from '../../domain/pulled-order';

/** The event that tells of an order; its payload is `{ eventId, storeId, occurredAt, order }`. */
export const ORDER_RECEIVED = 'woocommerce.order_received';

/**
 * Gives an order the id of its event: the same for the same store, order and content, so that whoever hears of it twice
 * can tell. When the shop last touched it is no content: our own acknowledgement touches it, too (facts.md 26).
 */
export function arrivalOf(order: PulledOrder): OrderArrival {
  const { modifiedAt: _modifiedAt, ...content } = order;
  const digest = createHash('sha256').update(sortedJson(content)).digest('hex').slice(0, 32);
  return { order, eventId: `${order.storeId}.${order.orderId}.${digest}` };
}

/** JSON that does not depend on the order in which properties were written. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
