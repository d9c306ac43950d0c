import { ApiProperty } from '@nestjs/swagger';
import type { CurrentOrder, OrderHistory } from '../../../domain/orders/order-history.repository';
import { OrderEventResponse } from './order-events.response';
import { PulledOrderResponse } from './pulled-order.response';

/** An order as it is now. */
export class CurrentOrderResponse implements CurrentOrder {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  orderId!: number;

  @ApiProperty({ description: 'What the customer knows it by' })
  number!: string;

  @ApiProperty({ description: 'The shop’s own; `gone` where the shop has it no more' })
  status!: string;

  @ApiProperty({ description: 'How much was told of it' })
  version!: number;

  @ApiProperty({ format: 'date-time', description: 'When something of it was told last' })
  changedAt!: Date;

  @ApiProperty({ description: 'The event that told of it last' })
  eventId!: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null while that event waits, or where that is forgotten',
  })
  publishedAt!: Date | null;

  @ApiProperty({
    type: PulledOrderResponse,
    nullable: true,
    description: 'Null where it is forgotten (ORDER_RETENTION_DAYS)',
  })
  order!: PulledOrderResponse | null;
}

/** One order with all that was told of it. */
export class OrderResponse extends CurrentOrderResponse implements OrderHistory {
  @ApiProperty({ type: [OrderEventResponse], description: 'Oldest first' })
  events!: readonly OrderEventResponse[];
}

/** One page of orders, those first of which something was told last. */
export class OrdersResponse {
  @ApiProperty({ type: [CurrentOrderResponse] })
  items!: readonly CurrentOrderResponse[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Hand it back for the next page; null after the last',
  })
  nextCursor!: string | null;
}

/** What was published once more. */
export class RepublishedResponse {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  orderId!: number;

  @ApiProperty({ type: [String], description: 'Ids of the events, as they were; oldest first' })
  eventIds!: readonly string[];
}
