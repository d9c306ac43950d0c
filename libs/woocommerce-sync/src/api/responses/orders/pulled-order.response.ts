import { ApiProperty } from '@nestjs/swagger';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { CUSTOM_FIELDS, MONEY, OrderLineResponse } from './order-line.response';
import {
  OrderAddressResponse,
  OrderChargeResponse,
  OrderCouponResponse,
  OrderCustomerResponse,
  OrderNoteResponse,
  OrderPaymentResponse,
  OrderRefundResponse,
  OrderTaxResponse,
} from './order-parts.response';

const TIME = { type: String, format: 'date-time', nullable: true };

/**
 * An order of the shop. Times are UTC. What could not be read is null, or empty where it is text,
 * and noted.
 */
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

  @ApiProperty({ type: Boolean, nullable: true })
  pricesIncludeTax!: boolean | null;

  @ApiProperty(TIME)
  createdAt!: string | null;

  @ApiProperty(TIME)
  modifiedAt!: string | null;

  @ApiProperty({ ...TIME, description: 'Null for an unpaid one' })
  paidAt!: string | null;

  @ApiProperty({ ...TIME, description: 'Null for one that is not completed' })
  completedAt!: string | null;

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
  discountTotal!: string | null;

  @ApiProperty(MONEY)
  shippingTotal!: string | null;

  @ApiProperty(MONEY)
  totalTax!: string | null;

  @ApiProperty(MONEY)
  total!: string | null;

  @ApiProperty(CUSTOM_FIELDS)
  customFields!: Readonly<Record<string, unknown>>;

  @ApiProperty({ description: 'Whether every line’s product is known to the ERP' })
  allProductsKnown!: boolean;

  @ApiProperty({
    type: [OrderNoteResponse],
    description: 'What was odd in it; empty for nearly every order',
  })
  notes!: readonly OrderNoteResponse[];
}
