import type { OrderArrival, OrderState } from '../orders/order-state';
import type { OrderLine, PulledOrder } from '../orders/pulled-order';

const ADDRESS = {
  firstName: 'Maria',
  lastName: 'Georgiou',
  company: '',
  address1: 'Ledra 1',
  address2: '',
  city: 'Nicosia',
  state: '',
  postcode: '1011',
  country: 'CY',
  phone: '',
};

/** A line of one piece for 10.00, without tax. */
export function anOrderLine(changes: Partial<OrderLine> = {}): OrderLine {
  return {
    lineId: 1,
    productId: null,
    variantId: null,
    wooCommerceProductId: 101,
    wooCommerceVariationId: 0,
    sku: 'LED-1',
    name: 'Lamp',
    quantity: 1,
    subtotal: '10.00',
    subtotalTax: '0.00',
    total: '10.00',
    totalTax: '0.00',
    taxClass: '',
    taxes: [],
    customFields: {},
    reducedStock: 1,
    restockedStock: null,
    ...changes,
  };
}

/** An order of one lamp, that waits to be processed. */
export function anOrder(changes: Partial<PulledOrder> = {}): PulledOrder {
  return {
    storeId: 'default',
    orderId: 7,
    number: '7',
    status: 'processing',
    currency: 'EUR',
    pricesIncludeTax: false,
    createdAt: '2026-11-22T10:00:00Z',
    modifiedAt: '2026-11-22T10:00:00Z',
    paidAt: null,
    completedAt: null,
    customer: { id: 0, email: 'maria@example.test', note: '' },
    billing: ADDRESS,
    shipping: ADDRESS,
    payment: { method: 'cod', title: 'Cash', transactionId: '' },
    lines: [anOrderLine()],
    shippingLines: [],
    fees: [],
    taxes: [],
    coupons: [],
    refunds: [],
    discountTotal: '0.00',
    shippingTotal: '0.00',
    totalTax: '0.00',
    total: '10.00',
    customFields: {},
    allProductsKnown: false,
    notes: [],
    ...changes,
  };
}

/** An order of which nothing is known. */
export function anUnknownOrder(): OrderState {
  return {
    version: 0,
    status: '',
    contentDigest: null,
    eventId: null,
    content: null,
    modifiedAt: null,
    readAt: new Date(0),
    refundIds: [],
    products: {},
  };
}

/** An order as a reading found it; its digest is its content as text. */
export function anArrival(
  order: PulledOrder,
  changes: Partial<Omit<OrderArrival, 'order'>> = {},
): OrderArrival {
  const { modifiedAt: _at, notes: _notes, refunds: _refunds, lines, ...said } = order;
  const content = { ...said, lines: lines.map(({ quantity, total }) => ({ quantity, total })) };
  return {
    order,
    contentDigest: digestOf(content),
    earlier: { digests: [], eventIds: [] },
    isTaken: order.status === 'processing',
    fingerprint: digestOf(order),
    refunds: [],
    readAt: new Date('2026-11-22T12:00:00Z'),
    ...changes,
  };
}

/** Short, and another one for another value: enough to tell the few of a test apart (FNV-1a). */
function digestOf(value: unknown): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of JSON.stringify(value))
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return hash.toString(16);
}
