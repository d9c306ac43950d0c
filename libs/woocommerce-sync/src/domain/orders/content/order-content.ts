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

/** Of an order: who it is, and what we know or note of it, is no content that the shop gave. */
const NOT_OF_ORDER = new Set([
  'storeId',
  'orderId',
  // Our own acknowledgement touches the order, too (fact 26).
  'modifiedAt',
  'allProductsKnown',
  'notes',
  // Each is told by an event of its own.
  'refunds',
]);

/** Of a line: whose product it is, and what its stock has to do with it. */
const NOT_OF_LINE = new Set(['productId', 'variantId', 'reducedStock', 'restockedStock']);

/**
 * Whether a field of an order is what the shop said of it. Only that tells one content of an order
 * from another.
 * @param list the list in whose entries the field is; null for a field of the order itself
 */
export function isContent(field: string, list: string | null): boolean {
  return !(list === null ? NOT_OF_ORDER : list === 'lines' ? NOT_OF_LINE : new Set()).has(field);
}

/** Whether there is nothing: `null`, `''`, `[]` or `{}`. */
export function isEmptyValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** An amount in the one form that its number has (`"634.00"` → `"634"`); anything else as it is. */
export function canonicalAmount(name: string, member: unknown): unknown {
  if (!AMOUNTS.has(name) || (typeof member !== 'string' && typeof member !== 'number'))
    return member;
  const [, sign, units = '', fraction = ''] = AMOUNT.exec(String(member)) ?? [];
  if (units === '') return member;
  const whole = units.replace(/^0+(?=\d)/, '');
  const cents = fraction.replace(/(?<!0)0+$/, '');
  const number = cents === '' ? whole : `${whole}.${cents}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}
