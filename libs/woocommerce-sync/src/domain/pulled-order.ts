/** A postal address as the customer gave it. */
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

/** One product line. Money is the shop's own text, never recomputed. */
export interface OrderLine {
  readonly lineId: number;
  /** The ERP's product; null where the shop sold something that the ERP does not know. */
  readonly productId: string | null;
  readonly wooCommerceProductId: number;
  readonly wooCommerceVariationId: number;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly subtotal: string;
  readonly subtotalTax: string;
  readonly total: string;
  readonly totalTax: string;
  readonly taxClass: string;
}

/** A charge that is not a product: shipping or a fee. */
export interface OrderCharge {
  readonly lineId: number;
  readonly name: string;
  /** The shop's shipping method; '' for a fee. */
  readonly method: string;
  readonly total: string;
  readonly totalTax: string;
}

/** An order of a shop in the company's own terms. Times are UTC, ISO 8601; all money is decimal text in `currency`. */
export interface PulledOrder {
  readonly storeId: string;
  readonly orderId: number;
  readonly number: string;
  readonly status: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly paidAt: string | null;
  readonly customer: { readonly id: number; readonly email: string; readonly note: string };
  readonly billing: OrderAddress;
  readonly shipping: OrderAddress;
  readonly payment: { readonly method: string; readonly title: string; readonly transactionId: string };
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly OrderCharge[];
  readonly fees: readonly OrderCharge[];
  readonly taxes: readonly {
    readonly label: string;
    readonly rateCode: string;
    readonly total: string;
    readonly shippingTotal: string;
  }[];
  readonly coupons: readonly {
    readonly code: string;
    readonly discount: string;
    readonly discountTax: string;
  }[];
  readonly refunds: readonly { readonly id: number; readonly reason: string; readonly total: string }[];
  readonly discountTotal: string;
  readonly shippingTotal: string;
  readonly totalTax: string;
  readonly total: string;
  /** Whether every line's product is known to the ERP. */
  readonly allProductsKnown: boolean;
}
