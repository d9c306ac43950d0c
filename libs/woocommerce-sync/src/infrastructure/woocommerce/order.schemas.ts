import { z } from 'zod';

const money = z.string();
/** WooCommerce's UTC text, `2026-11-22T10:32:35`; it has no zone of its own (facts.md 25). */
const gmt = z.iso.datetime({ local: true });
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const address = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address_1: text,
  address_2: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  phone: text,
});

const lineItem = z.object({
  id: z.number().int(),
  name: text,
  product_id: z.number().int(),
  variation_id: z.number().int(),
  quantity: z.number(),
  tax_class: text,
  subtotal: money,
  subtotal_tax: money,
  total: money,
  total_tax: money,
  sku: text,
});

/** An order as WooCommerce lists it, cut down to what the ERP is told. */
export const orderReply = z.object({
  id: z.number().int().positive(),
  number: z.string(),
  status: z.string(),
  currency: z.string(),
  prices_include_tax: z.boolean(),
  date_created_gmt: gmt,
  date_modified_gmt: gmt,
  date_paid_gmt: gmt.nullish(),
  customer_id: z.number().int(),
  customer_note: text,
  billing: address.extend({ email: text }),
  shipping: address,
  payment_method: text,
  payment_method_title: text,
  transaction_id: text,
  line_items: z.array(lineItem),
  shipping_lines: z.array(
    z.object({ id: z.number(), method_title: text, method_id: text, total: money, total_tax: money }),
  ),
  fee_lines: z.array(z.object({ id: z.number(), name: text, total: money, total_tax: money })),
  tax_lines: z.array(z.object({ rate_code: text, label: text, tax_total: money, shipping_tax_total: money })),
  coupon_lines: z.array(z.object({ code: text, discount: money, discount_tax: money })),
  refunds: z.array(z.object({ id: z.number(), reason: text, total: money })),
  discount_total: money,
  shipping_total: money,
  total_tax: money,
  total: money,
});

/** An order of the shop. */
export type OrderReply = z.infer<typeof orderReply>;
