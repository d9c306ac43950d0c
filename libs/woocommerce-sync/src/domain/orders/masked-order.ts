import type { OrderChange, RefundDetail } from './order-event';
import type { OrderAddress, PulledOrder } from './pulled-order';

/** What stands for what is not shown. */
const HIDDEN = '…';

/** Fields of which a change says nothing of a person. */
const HARMLESS =
  /^(?:status|number|currency|total|totalTax|discountTotal|shippingTotal|allProductsKnown|(?:created|modified|paid|completed)At|(?:lines|shippingLines|fees|taxes)\.#\d+\.(?:quantity|subtotal|subtotalTax|total|totalTax|sku|productId|variantId))$/;

/**
 * An order without what tells who bought: of names the first letters are left, of an address the
 * country. What somebody has configured or written by hand may hold anything, and is hidden, too.
 */
export function maskedOrder(order: PulledOrder): PulledOrder {
  return {
    ...order,
    customer: {
      id: null,
      email: maskedEmail(order.customer.email),
      note: hidden(order.customer.note),
    },
    billing: maskedAddress(order.billing),
    shipping: maskedAddress(order.shipping),
    payment: { ...order.payment, transactionId: hidden(order.payment.transactionId) },
    lines: order.lines.map((line) => ({ ...line, customFields: hiddenValues(line.customFields) })),
    refunds: order.refunds.map((refund) => ({ ...refund, reason: hidden(refund.reason) })),
    customFields: hiddenValues(order.customFields),
    notes: order.notes.map((note) => ({ ...note, value: note.value === null ? null : HIDDEN })),
  };
}

/** A change of an order; its values are hidden where they may tell of a person. */
export function maskedChange({ field, before, after }: OrderChange): OrderChange {
  if (HARMLESS.test(field)) return { field, before, after };
  const side = (value: unknown): unknown => (value === null ? null : HIDDEN);
  return { field, before: side(before), after: side(after) };
}

/** A refund without what somebody wrote of it. */
export function maskedRefund(refund: RefundDetail): RefundDetail {
  return { ...refund, reason: hidden(refund.reason) };
}

function maskedAddress(address: OrderAddress): OrderAddress {
  return {
    firstName: initial(address.firstName),
    lastName: initial(address.lastName),
    company: hidden(address.company),
    address1: hidden(address.address1),
    address2: hidden(address.address2),
    city: hidden(address.city),
    state: hidden(address.state),
    postcode: hidden(address.postcode),
    country: address.country,
    phone: hidden(address.phone),
  };
}

function maskedEmail(email: string): string {
  return email === '' ? '' : `${initial(email)}@${HIDDEN}`;
}

/** @example initial('Ana') // 'A…' */
function initial(text: string): string {
  const [first] = text.trim();
  return first === undefined ? '' : `${first}${HIDDEN}`;
}

function hidden(text: string): string {
  return text === '' ? '' : HIDDEN;
}

function hiddenValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, HIDDEN]));
}
