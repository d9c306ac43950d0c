import { ApiProperty } from '@nestjs/swagger';
import { LineTaxResponse, MONEY } from './order-line.response';
import type {
  OrderAddress,
  OrderCharge,
  OrderCoupon,
  OrderNote,
  OrderRefund,
  OrderTax,
} from '../../../domain/orders/pulled-order';

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
