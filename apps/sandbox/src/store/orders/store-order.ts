/** A value that is kept with an order or with a line of one. */
export interface OrderMeta {
  readonly id: number;
  key: string;
  value: unknown;
}

/** What a tax rate makes of a line, in decimal text of up to six decimals. */
export interface LineTax {
  readonly id: number;
  readonly total: string;
  /** Before discounts; `''` where there are none, on shipping and fees. */
  readonly subtotal: string;
}

/** What every line of an order has. */
interface ChargedLine {
  readonly id: number;
  /** Without tax, in decimal text as it was sent. */
  total: string;
  total_tax: string;
  taxes: LineTax[];
  meta_data: OrderMeta[];
}

/** A product that was ordered. */
export interface OrderLine extends ChargedLine {
  name: string;
  /** 0 when the shop did not have it. */
  product_id: number;
  variation_id: number;
  quantity: number;
  tax_class: string;
  subtotal: string;
  subtotal_tax: string;
}

/** Shipping that is charged. */
export interface ShippingLine extends ChargedLine {
  method_title: string;
  method_id: string;
  instance_id: string;
}

/** Anything else that is charged. */
export interface FeeLine extends ChargedLine {
  name: string;
  tax_class: string;
  tax_status: string;
}

/** A coupon that was used. */
export interface CouponLine {
  readonly id: number;
  readonly code: string;
  discount: string;
  discount_tax: string;
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

/** Somebody's address: text by WooCommerce's names. */
export type Address = Record<string, string>;

/**
 * An order as the double keeps it, in WooCommerce's own words; what follows from the rest is added
 * by the view.
 */
export interface StoreOrder {
  readonly id: number;
  parent_id: number;
  status: string;
  currency: string;
  readonly prices_include_tax: boolean;
  readonly order_key: string;
  created_via: string;
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
  /** Whether its lines were taken from the stock. */
  stock_reduced: boolean;
  /** Whether its lines count among the sales of their products. */
  sales_recorded: boolean;
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

/** Whether an order can be this, as WooCommerce lists it. */
export function isOrderStatus(status: string): status is keyof typeof ORDER_STATUSES {
  return Object.hasOwn(ORDER_STATUSES, status);
}
