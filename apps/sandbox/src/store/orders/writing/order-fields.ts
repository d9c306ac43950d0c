import { textOf } from '../../texts/coercions';
import { isSent, type Params } from '../../rest/rest-call';
import { isRecord } from '../../rest/values';
import { StoreError } from '../../http/store-error';
import { isEmail } from '../../texts/email';
import { countOf, integerOf, isEmpty } from '../../texts/php';
import { lineText } from '../../texts/sanitize';
import { CURRENCIES } from '../currency-signs';
import type { ShopTerms } from '../settling/shop-terms';
import type { Address, StoreOrder } from '../store-order';

/** Who the order may name. */
export interface OrderPeers {
  readonly hasOrder: (id: number) => boolean;
  readonly currency: string;
}

/**
 * Takes what stands in an order beside its lines and its meta data, in WooCommerce's turn.
 * @throws StoreError 400
 */
export function applyFields(order: StoreOrder, params: Params, peers: OrderPeers): void {
  applyParent(order, params, peers);
  applyCurrency(order, params, peers);
  if (isSent(params['customer_id'])) order.customer_id = countOf(params['customer_id']);
  if (isSent(params['customer_note'])) order.customer_note = textOf(params['customer_note']);
  applyAddress(order.billing, params['billing']);
  applyAddress(order.shipping, params['shipping']);
  applyPayment(order, params);
}

function applyParent(order: StoreOrder, params: Params, { hasOrder }: OrderPeers): void {
  if (!isSent(params['parent_id'])) return;
  const parent = integerOf(params['parent_id']);
  if (parent !== 0 && (parent === order.id || !hasOrder(Math.abs(parent))))
    throw new StoreError(400, 'order_invalid_parent_id', 'Invalid parent ID');
  order.parent_id = Math.abs(parent);
}

function applyCurrency(order: StoreOrder, params: Params, { currency }: OrderPeers): void {
  if (!isSent(params['currency'])) return;
  const wanted = textOf(params['currency']);
  if (!isEmpty(wanted) && !CURRENCIES.includes(wanted))
    throw new StoreError(400, 'order_invalid_currency', 'Invalid currency code');
  order.currency = isEmpty(wanted) ? currency : wanted;
}

function applyAddress(address: Address, sent: unknown): void {
  if (!isRecord(sent)) return;
  for (const name of Object.keys(address)) {
    const value = sent[name];
    if (value === undefined || (value === null && name !== 'email')) continue;
    address[name] = name === 'email' ? emailOf(value) : textOf(value);
  }
}

function emailOf(value: unknown): string {
  const email = textOf(value);
  if (!isEmpty(email) && !isEmail(email))
    throw new StoreError(400, 'order_invalid_billing_email', 'Invalid billing email address');
  return email;
}

/** An empty method takes its title with it. */
function applyPayment(order: StoreOrder, params: Params): void {
  if (isSent(params['payment_method'])) {
    order.payment_method = wordOf(params['payment_method']);
    if (order.payment_method === '') order.payment_method_title = '';
  }
  if (isSent(params['payment_method_title']))
    order.payment_method_title = wordOf(params['payment_method_title']);
  if (isSent(params['transaction_id'])) order.transaction_id = wordOf(params['transaction_id']);
}

/** A list in the place of a text is kept as what PHP calls it. */
function wordOf(value: unknown): string {
  return isRecord(value) ? 'Array' : textOf(value);
}

/** Whether somebody is the user that an order names. @throws StoreError 400 */
export function checkCustomer({ customer_id: id }: Params, terms: ShopTerms): void {
  if (!isSent(id) || id === 0 || terms.knowsUser(countOf(id))) return;
  throw new StoreError(400, 'woocommerce_rest_invalid_customer_id', 'Customer ID is invalid.');
}

/** Where a new order comes from. */
export function originOf(params: Params): string {
  return isEmpty(params['created_via']) ? 'rest-api' : lineText(params['created_via']);
}
