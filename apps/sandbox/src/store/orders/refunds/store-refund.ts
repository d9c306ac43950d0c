import type { FeeLine, OrderLine, OrderMeta, ShippingLine, TaxLine } from '../store-order';

/** Money that went back to the customer, and for what. */
export interface StoreRefund {
  readonly id: number;
  readonly orderId: number;
  readonly date_created_gmt: string;
  /** Positive decimal text. */
  readonly amount: string;
  /** What the order counts it as: the amount as it was sent, read as a number. */
  readonly taken: number;
  /** Tax in it, below zero, in decimal text. */
  readonly total_tax: string;
  readonly reason: string;
  meta_data: OrderMeta[];
  /** With negative quantities and totals. */
  readonly line_items: readonly OrderLine[];
  readonly shipping_lines: readonly ShippingLine[];
  readonly fee_lines: readonly FeeLine[];
  readonly tax_lines: readonly TaxLine[];
}
