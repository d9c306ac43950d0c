import { ApiProperty } from '@nestjs/swagger';
import type {
  OrderChange,
  OrderEventType,
  RefundDetail,
  RefundedLine,
} from '../../../domain/orders/order-event';
import type { OrderEvent, StoredOrder } from '../../../domain/orders/order-history.repository';
import { MONEY } from './order-line.response';
import { PulledOrderResponse } from './pulled-order.response';

/** What is told of orders; the events are called `woocommerce.order_…`. */
export const ORDER_EVENT_TYPES: readonly OrderEventType[] = [
  'received',
  'updated',
  'cancelled',
  'refunded',
  'deleted',
];

const TEXT_OR_NULL = { type: String, nullable: true };
const NUMBER = { type: Number, nullable: true };
const FLAG = { type: Boolean, nullable: true };
const ANY = {
  nullable: true,
  oneOf: [{ type: 'object' }, { type: 'string' }, { type: 'number' }, { type: 'boolean' }],
};
const PUBLISHED = {
  type: String,
  format: 'date-time',
  nullable: true,
  description: 'Null while the event waits, or where that is forgotten',
};

/** One field that is another one now. */
export class OrderChangeResponse implements OrderChange {
  @ApiProperty({ example: 'lines.#12.quantity', description: 'Path; entries by their ids' })
  field!: string;

  @ApiProperty({ ...ANY, description: 'Null for an entry that is new' })
  before!: unknown;

  @ApiProperty({ ...ANY, description: 'Null for an entry that is gone' })
  after!: unknown;
}

/** What was given back of one line. */
export class RefundedLineResponse implements RefundedLine {
  @ApiProperty({ ...NUMBER, description: 'The line of the order' })
  lineId!: number | null;

  @ApiProperty(TEXT_OR_NULL)
  productId!: string | null;

  @ApiProperty(TEXT_OR_NULL)
  variantId!: string | null;

  @ApiProperty()
  sku!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ ...NUMBER, description: 'Pieces; 0 where only money was given back' })
  quantity!: number | null;

  @ApiProperty(MONEY)
  total!: string | null;

  @ApiProperty(MONEY)
  totalTax!: string | null;

  @ApiProperty({ ...FLAG, description: 'Whether the pieces went back into the shop’s stock' })
  restocked!: boolean | null;
}

/** One refund. */
export class RefundDetailResponse implements RefundDetail {
  @ApiProperty()
  refundId!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  createdAt!: string | null;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ ...MONEY, description: 'What the customer gets back in all' })
  amount!: string | null;

  @ApiProperty({ ...FLAG, description: 'Whether the shop had its payment provider pay it back' })
  paidBack!: boolean | null;

  @ApiProperty({
    type: [RefundedLineResponse],
    nullable: true,
    description: 'Empty for an amount without lines; null where the shop did not give them',
  })
  lines!: readonly RefundedLineResponse[] | null;
}

/** An event of an order. */
export class OrderEventResponse implements OrderEvent {
  @ApiProperty()
  eventId!: string;

  @ApiProperty({ enum: ORDER_EVENT_TYPES })
  type!: OrderEventType;

  @ApiProperty({
    ...NUMBER,
    description: 'Counts what was told of the order; null for an event of an earlier version',
  })
  version!: number | null;

  @ApiProperty({ format: 'date-time' })
  pulledAt!: Date;

  @ApiProperty(PUBLISHED)
  publishedAt!: Date | null;

  @ApiProperty({
    type: [OrderChangeResponse],
    nullable: true,
    description: 'Null for `received` and `refunded`, and where it is forgotten what was before',
  })
  changes!: readonly OrderChangeResponse[] | null;

  @ApiProperty({ type: RefundDetailResponse, nullable: true })
  refund!: RefundDetailResponse | null;
}

/** An event with the order as it was then. */
export class StoredOrderResponse extends OrderEventResponse implements StoredOrder {
  @ApiProperty({ type: PulledOrderResponse })
  order!: PulledOrderResponse;
}

/** One page of events, newest first. */
export class OrderEventsResponse {
  @ApiProperty({ type: [StoredOrderResponse] })
  items!: readonly StoredOrderResponse[];

  @ApiProperty({
    ...TEXT_OR_NULL,
    description: 'Hand it back for the next page; null after the last',
  })
  nextCursor!: string | null;
}
