import { createHash } from 'node:crypto';
import type { OrderArrival } from '../../domain/order.repository';
import type { PulledOrder } from '../../domain/pulled-order';

/** The event that tells of an order; its payload is `{ eventId, storeId, occurredAt, order }`. */
export const ORDER_RECEIVED = 'woocommerce.order_received';

/**
 * Gives an order the id of its event: the same for the same store, order and content, so that whoever hears of it twice
 * can tell.
 */
export function arrivalOf(order: PulledOrder): OrderArrival {
  const contentDigest = contentDigestOf(order);
  return { order, contentDigest, eventId: `${order.storeId}.${order.orderId}.${contentDigest}` };
}

/**
 * Tells one content of an order from another, by what the shop said alone: not by what we know of
 * its products, which we may learn later, nor by what we note. When the shop last touched it is no
 * content either: our own acknowledgement touches it, too (facts.md 26). What is empty counts as
 * not there, so that a field that we learn to read changes nothing for orders that do not have it.
 * Reads orders of earlier versions, too, which lack fields of today.
 */
export function contentDigestOf(order: PulledOrder): string {
  const {
    storeId: _store,
    orderId: _order,
    modifiedAt: _touched,
    allProductsKnown: _known,
    notes: _notes,
    lines,
    ...content
  } = order as Partial<PulledOrder>;
  const said = { ...content, lines: lines?.map(({ productId: _product, ...line }) => line) };
  return digest(sortedJson(withoutEmpty(said)));
}

/**
 * The ids that earlier versions may have given this content: they counted what they knew of the
 * order's products. Only what is known today, and that nothing was known, can be tried; of orders
 * that are kept whole the content itself is compared.
 */
export function earlierEventIdsOf(order: PulledOrder): readonly string[] {
  const { modifiedAt: _touched, notes: _notes, ...content } = order;
  const unknown = order.lines.map((line) => ({ ...line, productId: null }));
  const variants = [content, { ...content, lines: unknown, allProductsKnown: order.lines.length === 0 }];
  return variants.map((variant) => `${order.storeId}.${order.orderId}.${digest(sortedJson(variant))}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/**
 * A copy without members that are null, `''`, `[]` or `{}`. The entries of lists stay, since their
 * places count.
 */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value)
    .map(([name, member]: [string, unknown]) => [name, withoutEmpty(member)] as const)
    .filter(([, member]) => !isEmpty(member));
  return Object.fromEntries(members);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** JSON that does not depend on the order in which properties were written. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
