import { ApiProperty } from '@nestjs/swagger';
import type {
  LineTax,
  OrderAddress,
  OrderCharge,
  OrderCoupon,
  OrderLine,
  OrderNote,
  OrderRefund,
  OrderTax,
} from '../../../domain/orders/pulled-order';

/** How an amount of money is described. */
export const MONEY = {
  type: String,
  nullable: true,
  example: '129.90',
  description: 'Decimal text, as the shop gave it; null where it cannot be read',
};
const NUMBER = { type: Number, nullable: true };
/** A postal address as the customer gave it. */
export class OrderAddressResponse implements OrderAddress {
  @ApiProperty()
  firstName!: string;

  @ApiProperty()
  lastName!: string;

  @ApiProperty()
  company!: string;

  @ApiProperty()
  address1!: string;

  @ApiProperty()
  address2!: string;

  @ApiProperty()
  city!: string;

  @ApiProperty()
  state!: string;

  @ApiProperty()
  postcode!: string;

  @ApiProperty({ description: 'ISO 3166-1 alpha-2' })
  country!: string;

  @ApiProperty()
  phone!: string;
}

/** What one rate comes to. */
export class LineTaxResponse implements LineTax {
  @ApiProperty(NUMBER)
  rateId!: number | null;

  @ApiProperty(MONEY)
  total!: string | null;
}

/** How fields that the settings name are described. */
export const CUSTOM_FIELDS = {
  type: 'object',
  additionalProperties: true,
  description: 'What ORDER_CUSTOM_FIELDS names of the meta data, as the shop has it',
} as const;

/** One product line. */
export class OrderLineResponse implements OrderLine {
  @ApiProperty(NUMBER)
  lineId!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'The ERP’s product, as it was known when the line was seen first; null where it knew none',
  })
  productId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The ERP’s variant of it; null for a simple product',
  })
  variantId!: string | null;

  @ApiProperty({
    ...NUMBER,
    description: '0 where the line names none, as when it was deleted for good',
  })
  wooCommerceProductId!: number | null;

  @ApiProperty({ ...NUMBER, description: '0 for a simple product' })
  wooCommerceVariationId!: number | null;

  @ApiProperty()
  sku!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty(NUMBER)
  quantity!: number | null;

  @ApiProperty(MONEY)
  subtotal!: string | null;

  @ApiProperty(MONEY)
  subtotalTax!: string | null;

  @ApiProperty(MONEY)
  total!: string | null;

  @ApiProperty(MONEY)
  totalTax!: string | null;

  @ApiProperty()
  taxClass!: string;

  @ApiProperty({ type: [LineTaxResponse] })
  taxes!: readonly LineTaxResponse[];

  @ApiProperty(CUSTOM_FIELDS)
  customFields!: Readonly<Record<string, unknown>>;

  @ApiProperty({
    ...NUMBER,
    description: 'Pieces that the shop took from its stock and has not put back',
  })
  reducedStock!: number | null;

  @ApiProperty({ ...NUMBER, description: 'Pieces that refunds have put back' })
  restockedStock!: number | null;
}

/** Shipping or a fee. */
export class OrderChargeResponse implements OrderCharge {
  @ApiProperty(NUMBER)
  lineId!: number | null;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'The shop’s shipping method; empty for a fee' })
  method!: string;

  @ApiProperty({ ...MONEY, description: 'Negative for a fee that is a discount' })
  total!: string | null;

  @ApiProperty(MONEY)
  totalTax!: string | null;

  @ApiProperty({ type: [LineTaxResponse] })
  taxes!: readonly LineTaxResponse[];
}

/** Who ordered. */
export class OrderCustomerResponse {
  @ApiProperty({ ...NUMBER, description: '0 for a guest' })
  id!: number | null;

  @ApiProperty()
  email!: string;

  @ApiProperty()
  note!: string;
}

/** How it is paid. */
export class OrderPaymentResponse {
  @ApiProperty()
  method!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  transactionId!: string;
}

/** One rate's tax. */
export class OrderTaxResponse implements OrderTax {
  @ApiProperty(NUMBER)
  rateId!: number | null;

  @ApiProperty({ ...NUMBER, example: 19 })
  ratePercent!: number | null;

  @ApiProperty()
  label!: string;

  @ApiProperty()
  rateCode!: string;

  @ApiProperty(MONEY)
  total!: string | null;

  @ApiProperty(MONEY)
  shippingTotal!: string | null;
}

/** A coupon that was used. */
export class OrderCouponResponse implements OrderCoupon {
  @ApiProperty()
  code!: string;

  @ApiProperty(MONEY)
  discount!: string | null;

  @ApiProperty(MONEY)
  discountTax!: string | null;
}

/** A refund; its total is negative. */
export class OrderRefundResponse implements OrderRefund {
  @ApiProperty(NUMBER)
  id!: number | null;

  @ApiProperty()
  reason!: string;

  @ApiProperty(MONEY)
  total!: string | null;
}

/** Something odd in an order as the shop gave it. */
export class OrderNoteResponse implements OrderNote {
  @ApiProperty({ example: 'lines.0.total', description: 'Path of the field here' })
  field!: string;

  @ApiProperty({ example: "the shop's line_items.0.total is no decimal number" })
  problem!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '"12,50 lei"',
    description: 'What the shop gave, as JSON of at most 200 characters; null for nothing',
  })
  value!: string | null;
}
