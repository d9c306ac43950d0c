import { ApiProperty } from '@nestjs/swagger';
import type { ProductChangeEvent } from '../../../domain/records/product-events.repository';
import { NEXT_CURSOR, NULLABLE_MOMENT, NULLABLE_TEXT } from '../next-cursor';

/** What the ERP was told of one change in the shop. */
export class ProductEventResponse implements ProductChangeEvent {
  @ApiProperty()
  eventId!: string;

  @ApiProperty()
  productId!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null for a product' })
  variantId!: string | null;

  @ApiProperty()
  storeProductId!: number;

  @ApiProperty()
  sku!: string;

  @ApiProperty({ description: 'Counts what was told of this field' })
  version!: number;

  @ApiProperty({ example: 'price' })
  field!: string;

  @ApiProperty({ type: Object, description: 'By WooCommerce’s names of the fields' })
  before!: unknown;

  @ApiProperty({ type: Object })
  after!: unknown;

  @ApiProperty({ enum: ['hand-or-plugin', 'manual-offer', 'shop-order', 'shop-schedule'] })
  by!: string;

  @ApiProperty({ enum: ['kept', 'overruled', 'reported'] })
  decision!: string;

  @ApiProperty({ format: 'date-time' })
  seenAt!: string;

  @ApiProperty({ format: 'date-time' })
  writtenAt!: Date;

  @ApiProperty({ ...NULLABLE_MOMENT, description: 'Null while it waits' })
  publishedAt!: Date | null;
}

/** One page of what was told, newest first. */
export class ProductEventsResponse {
  @ApiProperty({ type: [ProductEventResponse] })
  items!: readonly ProductEventResponse[];

  @ApiProperty(NEXT_CURSOR)
  nextCursor!: string | null;
}
