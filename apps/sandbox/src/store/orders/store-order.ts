/** A value that is kept with an order or with a line of one. */
export interface OrderMeta {
  readonly id: number;
  readonly key: string;
  value: unknown;
}

/** What a tax rate makes of a line, in decimal text. */
export interface LineTax {
  readonly id: number;
  readonly total: string;
  /** Before discounts; `''` where there are none, on shipping and fees. */
  readonly subtotal: string;
}

/** A product that was ordered; without tax, in decimal text. */
export interface OrderLine {
  readonly id: number;
  name: string;
  /** 0 when the shop does not have it. */
  readonly product_id: number;
  readonly variation_id: number;
  quantity: number;
  readonly tax_class: string;
  subtotal: string;
  subtotal_tax: string;
  total: string;
  total_tax: string;
  taxes: LineTax[];
  meta_data: OrderMeta[];
  readonly sku: string | null;
  readonly global_unique_id: string | null;
  readonly image: { readonly id: number | ''; readonly src: string };
  readonly parent_name: string | null;
}

/** Shipping that is charged. */
export interface ShippingLine {
  readonly id: number;
  method_title: string;
  method_id: string;
  readonly instance_id: string;
  total: string;
  total_tax: string;
  taxes: LineTax[];
  readonly tax_status: string;
  readonly meta_data: OrderMeta[];
}

/** Anything else that is charged. */
export interface FeeLine {
  readonly id: number;
  name: string;
  readonly tax_class: string;
  readonly tax_status: string;
  readonly amount: string;
  total: string;
  total_tax: string;
  taxes: LineTax[];
  readonly meta_data: OrderMeta[];
}

/** A coupon that was used. */
export interface CouponLine {
  readonly id: number;
  readonly code: string;
  readonly discount: string;
  readonly discount_tax: string;
  readonly meta_data: OrderMeta[];
  readonly discount_type: string;
  readonly nominal_amount: number;
  readonly free_shipping: boolean;
}

/** What one tax rate comes to over a whole order. */
export interface TaxLine {
  readonly id: number;
  readonly rate_code: string;
  readonly rate_id: number;
  readonly label: string;
  readonly compound: boolean;
  readonly tax_total: string;
  readonly shipping_tax_total: string;
  readonly rate_percent: number;
  readonly meta_data: OrderMeta[];
}

/** Money that went back, as an order lists it. */
export interface RefundSummary {
  readonly id: number;
  readonly reason: string;
  /** Negative decimal text. */
  readonly total: string;
  readonly total_tax: string;
}

/** Somebody's address: text by WooCommerce's names. */
export type Address = Record<string, string>;

/** An order as the double keeps it, in WooCommerce's own words; what follows from the rest is added by the view. */
export interface StoreOrder {
  readonly id: number;
  readonly parent_id: number;
  readonly number: string;
  status: string;
  currency: string;
  readonly prices_include_tax: boolean;
  readonly order_key: string;
  readonly created_via: string;
  /** Instants in UTC, to the second, without a zone. */
  readonly date_created_gmt: string;
  date_modified_gmt: string;
  date_paid_gmt: string | null;
  date_completed_gmt: string | null;
  discount_total: string;
  discount_tax: string;
  shipping_total: string;
  shipping_tax: string;
  cart_tax: string;
  total: string;
  total_tax: string;
  customer_id: number;
  customer_note: string;
  billing: Address;
  shipping: Address;
  payment_method: string;
  payment_method_title: string;
  transaction_id: string;
  meta_data: OrderMeta[];
  line_items: OrderLine[];
  tax_lines: TaxLine[];
  shipping_lines: ShippingLine[];
  fee_lines: FeeLine[];
  coupon_lines: CouponLine[];
  refunds: RefundSummary[];
}

/** What an order can be, in the order in which WooCommerce lists it. */
export const ORDER_STATUSES = {
  pending: 'Pending payment',
  processing: 'Processing',
  'on-hold': 'On hold',
  completed: 'Completed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
  failed: 'Failed',
  'checkout-draft': 'Draft',
} as const;
