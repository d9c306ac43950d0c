import { PARENTS, postListArgs, POST_ORDERS, TEXTS } from '../rest/list-args';
import {
  anything,
  flag,
  initially,
  listOf,
  objectOf,
  oneOf,
  text,
  whole,
  type Argument,
  type Arguments,
  type Schema,
} from '../rest/schema';
import { flagValue } from '../rest/clean';
import { lineText } from '../texts/sanitize';
import { textsOf } from '../rest/values';
import { countOf } from '../texts/php';
import { META } from '../products/schema/product-args';
import { CURRENCIES } from './currency-signs';
import { ORDER_STATUSES } from './store-order';

const STATUSES = ['auto-draft', ...Object.keys(ORDER_STATUSES)];
const COUNT: Argument = { ...whole, clean: countOf };

const PLACE = {
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
} as const;
const EMAIL: Schema = { type: ['string', 'null'], format: 'email' };

const TAXES = listOf(objectOf({ id: whole, total: text, subtotal: text }));

const PRODUCT_LINE = objectOf({
  id: whole,
  name: anything,
  parent_name: text,
  product_id: anything,
  variation_id: whole,
  quantity: whole,
  tax_class: text,
  subtotal: text,
  subtotal_tax: text,
  total: text,
  total_tax: text,
  taxes: TAXES,
  meta_data: META,
  sku: text,
  global_unique_id: text,
  price: { type: 'number' },
  image: objectOf({ id: whole, src: text }),
});
const SHIPPING_LINES = listOf(
  objectOf({
    id: whole,
    method_title: anything,
    method_id: anything,
    instance_id: text,
    total: text,
    total_tax: text,
    taxes: TAXES,
    meta_data: META,
  }),
);
const FEE_LINES = listOf(
  objectOf({
    id: whole,
    name: anything,
    tax_class: text,
    tax_status: oneOf('taxable', 'none'),
    total: text,
    total_tax: text,
    taxes: TAXES,
    meta_data: META,
  }),
);

/** What a write of an order takes, in the order in which the shop complains. */
export const ORDER_WRITE: Arguments = {
  parent_id: whole,
  created_via: text,
  status: oneOf(...STATUSES),
  currency: oneOf(...CURRENCIES),
  customer_id: whole,
  customer_note: text,
  billing: objectOf({ ...PLACE, email: EMAIL, phone: text }),
  shipping: objectOf(PLACE),
  payment_method: text,
  payment_method_title: { ...text, clean: lineText },
  transaction_id: text,
  meta_data: META,
  line_items: listOf(PRODUCT_LINE),
  shipping_lines: SHIPPING_LINES,
  fee_lines: FEE_LINES,
  coupon_lines: listOf(
    objectOf({
      id: whole,
      code: anything,
      discount: text,
      discount_tax: text,
      discount_type: text,
      nominal_amount: { type: 'number' },
      free_shipping: flag,
      meta_data: META,
    }),
  ),
  set_paid: flag,
  manual_update: flag,
};

/** What a new order is where its maker does not say otherwise. */
export const ORDER_INITIAL: Readonly<Record<string, unknown>> = {
  status: 'pending',
  customer_id: 0,
  set_paid: false,
  manual_update: false,
};

/** What making an order takes. */
export const ORDER_CREATE: Arguments = Object.fromEntries(
  Object.entries(ORDER_WRITE).map(([name, argument]) => [
    name,
    name in ORDER_INITIAL ? initially(ORDER_INITIAL[name], argument) : argument,
  ]),
);

const LISTED: Arguments = {
  ...postListArgs([...POST_ORDERS]),
  ...PARENTS,
};
const SHOWN: Arguments = {
  dp: COUNT,
  order_item_display_meta: initially(false, { ...flag, clean: flagValue }),
  include_meta: TEXTS,
  exclude_meta: TEXTS,
};

/** What a list of orders takes. */
export const ORDER_LIST: Arguments = {
  ...LISTED,
  status: initially(['any'], listOf(oneOf('any', 'trash', ...STATUSES))),
  customer: COUNT,
  product: COUNT,
  ...SHOWN,
  created_via: { ...listOf(text), clean: textsOf },
};

/** What a list of refunds takes. */
export const REFUND_LIST: Arguments = { ...LISTED, ...SHOWN };

/** What making a refund takes. */
export const REFUND_CREATE: Arguments = {
  amount: text,
  reason: text,
  refunded_by: whole,
  meta_data: META,
  shipping_lines: SHIPPING_LINES,
  fee_lines: FEE_LINES,
  api_refund: initially(true, flag),
  api_restock: initially(true, flag),
};
