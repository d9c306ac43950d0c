import type { OrderMeta } from '../store-order';

/** A code that makes an order cheaper. Amounts are decimal text, instants milliseconds. */
export interface Coupon {
  readonly id: number;
  /** In small letters, as the shop keeps it. */
  readonly code: string;
  readonly discount_type: string;
  /** Percent, or money. */
  readonly amount: string;
  readonly status: string;
  readonly description: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly individual_use: boolean;
  readonly product_ids: readonly number[];
  readonly excluded_product_ids: readonly number[];
  readonly usage_limit: number;
  readonly usage_limit_per_user: number;
  readonly limit_usage_to_x_items: number;
  readonly free_shipping: boolean;
  readonly product_categories: readonly number[];
  readonly excluded_product_categories: readonly number[];
  readonly exclude_sale_items: boolean;
  readonly minimum_amount: string;
  readonly maximum_amount: string;
  readonly email_restrictions: readonly string[];
  readonly meta_data: readonly OrderMeta[];
}

/** Types of coupons: of everything, or of each product. */
export const DISCOUNT_TYPES = ['percent', 'fixed_cart', 'fixed_product'] as const;
