import { hasRole, type Actor } from '@cypher/platform';
import { maskedChange, maskedOrder, maskedRefund } from '../../../domain/orders/masked-order';
import type {
  CurrentOrder,
  OrderEvent,
  StoredOrder,
} from '../../../domain/orders/order-history.repository';

/** Who sees orders as they are; everybody else who may look sees them masked. */
const IN_FULL = ['orders', 'admin'] as const;

/** An order as somebody may see it. */
export function shownOrder(actor: Actor, storeId: string): <T extends CurrentOrder>(order: T) => T {
  if (hasRole(actor, storeId, ...IN_FULL)) return (order) => order;
  return (order) => ({ ...order, order: order.order === null ? null : maskedOrder(order.order) });
}

/** An event as somebody may see it. */
export function shownEvent(actor: Actor, storeId: string): <T extends OrderEvent>(event: T) => T {
  if (hasRole(actor, storeId, ...IN_FULL)) return (event) => event;
  return (event) => ({
    ...event,
    changes: event.changes?.map(maskedChange) ?? null,
    refund: event.refund === null ? null : maskedRefund(event.refund),
  });
}

/** The same with the order as it was then. */
export function shownEventOfOrder(
  actor: Actor,
  storeId: string,
): (event: StoredOrder) => StoredOrder {
  if (hasRole(actor, storeId, ...IN_FULL)) return (event) => event;
  const masked = shownEvent(actor, storeId);
  return (event) => ({ ...masked(event), order: maskedOrder(event.order) });
}
