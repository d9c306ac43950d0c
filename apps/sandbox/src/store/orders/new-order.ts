import { randomBytes } from 'node:crypto';
import type { Address, StoreOrder } from './store-order';

const NAMES = [
  'first_name',
  'last_name',
  'company',
  'address_1',
  'address_2',
  'city',
  'state',
  'postcode',
  'country',
] as const;

const NOTHING_TO_PAY = {
  discount_total: '0',
  discount_tax: '0',
  shipping_total: '0',
  shipping_tax: '0',
  cart_tax: '0',
  total: '0.00',
  total_tax: '0',
};

/** An empty order as the shop begins one. @param at when, as a `_gmt` text */
export function newOrder(
  id: number,
  at: string,
  currency: string,
  pricesIncludeTax: boolean,
): StoreOrder {
  return {
    id,
    parent_id: 0,
    status: 'pending',
    currency,
    prices_include_tax: pricesIncludeTax,
    order_key: `wc_order_${randomBytes(7).toString('hex').slice(1)}`,
    created_via: 'rest-api',
    date_created_gmt: at,
    date_modified_gmt: at,
    date_paid_gmt: null,
    date_completed_gmt: null,
    ...NOTHING_TO_PAY,
    customer_id: 0,
    customer_note: '',
    billing: { ...emptyAddress(), email: '', phone: '' },
    shipping: { ...emptyAddress(), phone: '' },
    payment_method: '',
    payment_method_title: '',
    transaction_id: '',
    meta_data: [],
    line_items: [],
    tax_lines: [],
    shipping_lines: [],
    fee_lines: [],
    coupon_lines: [],
    stock_reduced: false,
    sales_recorded: false,
  };
}

function emptyAddress(): Address {
  return Object.fromEntries(NAMES.map((name) => [name, '']));
}
