/** A postal address as the customer gave it; `''` where nothing was given. */
export interface OrderAddress {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string;
}

/**
 * One product line. Money is the shop's own text, never recomputed; null is what could not be read,
 * and is noted.
 */
export interface OrderLine {
  readonly lineId: number | null;
  /**
   * The ERP's product, as it was known when the line was seen first; null where the shop sold
   * something that the ERP does not know.
   */
  readonly productId: string | null;
  /** The ERP's variant of it; null for a simple product. */
  readonly variantId: string | null;
  /** 0 where the line names no product, as when it was deleted for good since (fact 41). */
  readonly wooCommerceProductId: number | null;
  /** 0 for a simple product. */
  readonly wooCommerceVariationId: number | null;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number | null;
  readonly subtotal: string | null;
  readonly subtotalTax: string | null;
  readonly total: string | null;
  readonly totalTax: string | null;
  readonly taxClass: string;
  readonly taxes: readonly LineTax[];
  /** What the settings name of the line's meta data, by the settings' names. */
  readonly customFields: Readonly<Record<string, unknown>>;
  /** Pieces that the shop took from its stock for the line and has not put back (fact 42). */
  readonly reducedStock: number | null;
  /** Pieces that refunds of the line have put back. */
  readonly restockedStock: number | null;
}

/** What one rate comes to in a line or a charge. */
export interface LineTax {
  readonly rateId: number | null;
  readonly total: string | null;
}

/** A charge that is not a product: shipping or a fee. */
export interface OrderCharge {
  readonly lineId: number | null;
  readonly name: string;
  /** The shop's shipping method; '' for a fee. */
  readonly method: string;
  /** Negative for a fee that is a discount. */
  readonly total: string | null;
  readonly totalTax: string | null;
  readonly taxes: readonly LineTax[];
}

/** The tax of one rate. */
export interface OrderTax {
  readonly rateId: number | null;
  /** Such as 19 for 19 %. */
  readonly ratePercent: number | null;
  readonly label: string;
  readonly rateCode: string;
  readonly total: string | null;
  readonly shippingTotal: string | null;
}

/** A coupon that was used. */
export interface OrderCoupon {
  readonly code: string;
  readonly discount: string | null;
  readonly discountTax: string | null;
}

/** A refund; its total is negative. */
export interface OrderRefund {
  readonly id: number | null;
  readonly reason: string;
  readonly total: string | null;
}

/** What was odd in an order as the shop gave it. */
export interface OrderNote {
  /** Path of the field here, as in `lines.0.total`. */
  readonly field: string;
  /** What is wrong, for a person, with the shop's own name of the field. */
  readonly problem: string;
  /** What the shop gave, as JSON of at most 200 characters; null where it gave nothing. */
  readonly value: string | null;
}

/**
 * An order of a shop in the company's own terms. Times are UTC, ISO 8601; all money is decimal text
 * in `currency`. What could not be read without guessing is null, or `''` where it is text, and
 * `notes` names it.
 */
export interface PulledOrder {
  readonly storeId: string;
  readonly orderId: number;
  readonly number: string;
  readonly status: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean | null;
  readonly createdAt: string | null;
  readonly modifiedAt: string | null;
  readonly paidAt: string | null;
  readonly completedAt: string | null;
  /** `id` is 0 for a guest. */
  readonly customer: { readonly id: number | null; readonly email: string; readonly note: string };
  readonly billing: OrderAddress;
  readonly shipping: OrderAddress;
  readonly payment: {
    readonly method: string;
    readonly title: string;
    readonly transactionId: string;
  };
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly OrderCharge[];
  readonly fees: readonly OrderCharge[];
  readonly taxes: readonly OrderTax[];
  readonly coupons: readonly OrderCoupon[];
  readonly refunds: readonly OrderRefund[];
  readonly discountTotal: string | null;
  readonly shippingTotal: string | null;
  readonly totalTax: string | null;
  readonly total: string | null;
  /** What the settings name of the order's meta data, by the settings' names. */
  readonly customFields: Readonly<Record<string, unknown>>;
  /** Whether every line's product is known to the ERP. */
  readonly allProductsKnown: boolean;
  /** What was odd in it; empty for nearly every order. */
  readonly notes: readonly OrderNote[];
}
