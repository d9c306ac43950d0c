import { ApiProperty } from '@nestjs/swagger';
import type { OrderAddress, OrderCharge, OrderLine, PulledOrder } from '../../domain/pulled-order';

const MONEY = { example: '129.90', description: 'Decimal text, as the shop gave it' };

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

/** One product line. */
export class OrderLineResponse implements OrderLine {
  @ApiProperty()
  lineId!: number;

  @ApiProperty({ type: String, nullable: true, description: 'The ERP’s product; null where it knows none' })
  productId!: string | null;

  @ApiProperty()
  wooCommerceProductId!: number;

  @ApiProperty({ description: '0 for a simple product' })
  wooCommerceVariationId!: number;

  @ApiProperty()
  sku!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty()
  quantity!: number;

  @ApiProperty(MONEY)
  subtotal!: string;

  @ApiProperty(MONEY)
  subtotalTax!: string;

  @ApiProperty(MONEY)
  total!: string;

  @ApiProperty(MONEY)
  totalTax!: string;

  @ApiProperty()
  taxClass!: string;
}

/** Shipping or a fee. */
export class OrderChargeResponse implements OrderCharge {
  @ApiProperty()
  lineId!: number;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'The shop’s shipping method; empty for a fee' })
  method!: string;

  @ApiProperty(MONEY)
  total!: string;

  @ApiProperty(MONEY)
  totalTax!: string;
}

/** Who ordered. */
export class OrderCustomerResponse {
  @ApiProperty({ description: '0 for a guest' })
  id!: number;

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
export class OrderTaxResponse {
  @ApiProperty()
  label!: string;

  @ApiProperty()
  rateCode!: string;

  @ApiProperty(MONEY)
  total!: string;

  @ApiProperty(MONEY)
  shippingTotal!: string;
}

/** A coupon that was used. */
export class OrderCouponResponse {
  @ApiProperty()
  code!: string;

  @ApiProperty(MONEY)
  discount!: string;

  @ApiProperty(MONEY)
  discountTax!: string;
}

/** A refund; its total is negative. */
export class OrderRefundResponse {
  @ApiProperty()
  id!: number;

  @ApiProperty()
  reason!: string;

  @ApiProperty(MONEY)
  total!: string;
}

/** An order of the shop. Times are UTC. */
export class PulledOrderResponse implements PulledOrder {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  orderId!: number;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  status!: string;

  @ApiProperty({ example: 'RON' })
  currency!: string;

  @ApiProperty()
  pricesIncludeTax!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  modifiedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  paidAt!: string | null;

  @ApiProperty({ type: OrderCustomerResponse })
  customer!: OrderCustomerResponse;

  @ApiProperty({ type: OrderAddressResponse })
  billing!: OrderAddressResponse;

  @ApiProperty({ type: OrderAddressResponse })
  shipping!: OrderAddressResponse;

  @ApiProperty({ type: OrderPaymentResponse })
  payment!: OrderPaymentResponse;

  @ApiProperty({ type: [OrderLineResponse] })
  lines!: readonly OrderLineResponse[];

  @ApiProperty({ type: [OrderChargeResponse] })
  shippingLines!: readonly OrderChargeResponse[];

  @ApiProperty({ type: [OrderChargeResponse] })
  fees!: readonly OrderChargeResponse[];

  @ApiProperty({ type: [OrderTaxResponse] })
  taxes!: readonly OrderTaxResponse[];

  @ApiProperty({ type: [OrderCouponResponse] })
  coupons!: readonly OrderCouponResponse[];

  @ApiProperty({ type: [OrderRefundResponse] })
  refunds!: readonly OrderRefundResponse[];

  @ApiProperty(MONEY)
  discountTotal!: string;

  @ApiProperty(MONEY)
  shippingTotal!: string;

  @ApiProperty(MONEY)
  totalTax!: string;

  @ApiProperty(MONEY)
  total!: string;

  @ApiProperty({ description: 'Whether every line’s product is known to the ERP' })
  allProductsKnown!: boolean;
}

/** An order with the event that tells of it. */
export class StoredOrderResponse {
  @ApiProperty({ description: 'Id of the event `woocommerce.order_received`' })
  eventId!: string;

  @ApiProperty({ format: 'date-time' })
  pulledAt!: Date;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null while the event waits',
  })
  publishedAt!: Date | null;

  @ApiProperty({ type: PulledOrderResponse })
  order!: PulledOrderResponse;
}

/** One page of pulled orders, newest pull first. */
export class OrdersResponse {
  @ApiProperty({ type: [StoredOrderResponse] })
  items!: readonly StoredOrderResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Hand it back for the next page; null after the last',
  })
  nextCursor!: string | null;
}
