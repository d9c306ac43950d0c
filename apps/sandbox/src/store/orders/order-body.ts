import { z } from 'zod';
import { invalidParam, invalidParams, type Strictness } from '../coercions';
import { notOneOf } from '../products/request-schema';
import { ORDER_STATUSES } from './store-order';

const text = z.union([z.string(), z.number()]).transform(String);
const number = z.coerce.number();
const meta = z.looseObject({ id: number.optional(), key: z.string().optional(), value: z.unknown() });
const address = z.record(z.string(), z.unknown());

const lineItem = z.looseObject({
  id: number.optional(),
  product_id: number.optional(),
  variation_id: number.optional(),
  sku: z.string().optional(),
  name: z.string().optional(),
  quantity: number.optional(),
  subtotal: text.optional(),
  total: text.optional(),
  meta_data: z.array(meta).optional(),
});
const shippingLine = z.looseObject({
  id: number.optional(),
  method_id: z.string().nullish(),
  method_title: z.string().optional(),
  total: text.optional(),
});
const feeLine = z.looseObject({
  id: number.optional(),
  name: z.string().nullish(),
  total: text.optional(),
  tax_class: z.string().optional(),
  tax_status: z.string().optional(),
});

const orderBody = z.looseObject({
  id: number.optional(),
  status: z.string().optional(),
  currency: z.string().optional(),
  customer_id: number.optional(),
  customer_note: z.string().optional(),
  billing: address.optional(),
  shipping: address.optional(),
  payment_method: z.string().optional(),
  payment_method_title: z.string().optional(),
  transaction_id: z.string().optional(),
  set_paid: z.boolean().optional(),
  meta_data: z.array(meta).optional(),
  line_items: z.array(lineItem).optional(),
  shipping_lines: z.array(shippingLine).optional(),
  fee_lines: z.array(feeLine).optional(),
  coupon_lines: z.array(z.looseObject({ id: number.optional(), code: z.string() })).optional(),
});

/** What a client sends of an order. */
export type OrderBody = z.output<typeof orderBody>;

/** What a client sends of a line of an order. */
export type LineBody = z.output<typeof lineItem>;

/** What a client sends of one thing that is kept with an order. */
export type MetaBody = z.output<typeof meta>;

const STATUSES = ['auto-draft', ...Object.keys(ORDER_STATUSES)];

/**
 * Reads what a client sends of an order. A single call refuses a status that there is not; items of a batch skip that
 * check (facts.md 16).
 * @throws StoreError 400 for what the schema refuses.
 */
export function orderBodyOf(body: unknown, strictness: Strictness): OrderBody {
  const read = orderBody.safeParse(body);
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0] ?? 'order');
    throw invalidParam(field, `${field} is not valid.`);
  }
  const { status } = read.data;
  if (strictness === 'single' && status !== undefined) {
    const problem = notOneOf(status, STATUSES, 'status');
    if (problem !== null) throw invalidParams([problem]);
  }
  return read.data;
}

/** Whether an order can be this. */
export function isOrderStatus(status: string): boolean {
  return STATUSES.includes(status);
}
