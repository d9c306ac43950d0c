import { createHash } from 'node:crypto';
import type { OrderArrival } from '../../domain/orders/order.repository';
import type { PulledOrder } from '../../domain/orders/pulled-order';

/** The event that tells of an order; its payload is `{ eventId, storeId, occurredAt, order }`. */
export const ORDER_RECEIVED = 'woocommerce.order_received';

/**
 * Gives an order the id of its event: the same for the same store, order and content, so that
 * whoever hears of it twice can tell.
 */
export function arrivalOf(order: PulledOrder): OrderArrival {
  const contentDigest = contentDigestOf(order);
  return { order, contentDigest, eventId: `${order.storeId}.${order.orderId}.${contentDigest}` };
}

/**
 * Money, wherever it stands in an order: plugins make numbers of it, which lose their last zeros.
 */
const AMOUNTS = new Set([
  'total',
  'totalTax',
  'subtotal',
  'subtotalTax',
  'discount',
  'discountTax',
  'discountTotal',
  'shippingTotal',
]);

const AMOUNT = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/**
 * Tells one content of an order from another, by what the shop said alone: not by what we know of
 * its products, which we may learn later, nor by what we note. When the shop last touched it is no
 * content either: our own acknowledgement touches it, too (fact 26). What is empty counts as
 * not there, so that a field that we learn to read changes nothing for orders that do not have it.
 * Amounts count as numbers: "634.00" is "634".
 * Reads orders of earlier versions, too, which lack fields of today.
 */
export function contentDigestOf(order: PulledOrder): string {
  return digest(sortedJson(withoutEmpty(saidOf(order)), canonicalAmount));
}

/** What the shop said of an order. */
function saidOf(order: PulledOrder): object {
  const {
    storeId: _store,
    orderId: _order,
    modifiedAt: _touched,
    allProductsKnown: _known,
    notes: _notes,
    lines,
    ...content
  } = order as Partial<PulledOrder>;
  return { ...content, lines: lines?.map(({ productId: _product, ...line }) => line) };
}

/**
 * The ids that earlier versions may have given this content: they told amounts apart by their text,
 * and the first of them counted what they knew of the order's products. Of that only what is known
 * today, and that nothing was known, can be tried; of orders that are kept whole the content itself
 * is compared.
 */
export function earlierEventIdsOf(order: PulledOrder): readonly string[] {
  const { modifiedAt: _touched, notes: _notes, ...content } = order;
  const unknown = order.lines.map((line) => ({ ...line, productId: null }));
  const variants = [
    content,
    { ...content, lines: unknown, allProductsKnown: order.lines.length === 0 },
  ];
  return [withoutEmpty(saidOf(order)), ...variants].map(
    (variant) => `${order.storeId}.${order.orderId}.${digest(sortedJson(variant))}`,
  );
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

/**
 * JSON that does not depend on the order in which properties were written.
 * @param formOf the form in which a member counts
 */
function sortedJson(
  value: unknown,
  formOf: (name: string, member: unknown) => unknown = (_name, member) => member,
): string {
  return JSON.stringify(value, (name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : formOf(name, part),
  );
}

/** An amount in the one form that its number has; anything else as it is. */
function canonicalAmount(name: string, member: unknown): unknown {
  if (!AMOUNTS.has(name) || (typeof member !== 'string' && typeof member !== 'number'))
    return member;
  const [, sign, units = '', fraction = ''] = AMOUNT.exec(String(member)) ?? [];
  if (units === '') return member;
  const whole = units.replace(/^0+(?=\d)/, '');
  const cents = fraction.replace(/(?<!0)0+$/, '');
  const number = cents === '' ? whole : `${whole}.${cents}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}
