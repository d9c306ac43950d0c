import { ApiProperty } from '@nestjs/swagger';
import type { StockStatus } from '../../../application/use-cases/operating/stock-status';

/** How often stock was written, in each way. */
export class StockWritesResponse {
  @ApiProperty({ description: 'As so many pieces more or fewer than the shop has' })
  differences!: number;

  @ApiProperty({
    description: 'As a quantity: a first time, or where the shop takes no differences',
  })
  quantities!: number;
}

/** What a shop may offer of the ERP's stock, and what web orders hold of it. */
export class StockStatusResponse implements StockStatus {
  @ApiProperty({
    description:
      'How much of the free pieces of each product is the shop’s, in percent (STOCK_PERCENT)',
  })
  percent!: number;

  @ApiProperty({ description: 'Pieces of each product that are kept back (STOCK_SAFETY)' })
  safety!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The most pieces that are shown of a product (STOCK_CAP); null for no such bound',
  })
  cap!: number | null;

  @ApiProperty({
    enum: ['told', 'time', 'next-stock'],
    description:
      'What has an order counted as booked besides the ERP saying so (ORDERS_BOOKED): nothing, the minutes below, or the next change of its stock of what was sold',
  })
  bookedBy!: 'told' | 'time' | 'next-stock';

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Minutes after its publication from which an order counts as booked (ORDERS_BOOKED); null: no time says so',
  })
  bookedAfterMinutes!: number | null;

  @ApiProperty({ description: 'Pieces that are sold and not booked; they are taken off the stock' })
  heldPieces!: number;

  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the shop takes stock as a difference; null while it was not tried',
  })
  takesDifferences!: boolean | null;

  @ApiProperty({ type: StockWritesResponse })
  written!: StockWritesResponse;

  @ApiProperty({ description: 'Written stocks that are still to be read back' })
  unaccounted!: number;

  @ApiProperty({ description: 'Writes that had erased a sale, which was found and put right' })
  erased!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When such a sale was found last',
  })
  lastErasedAt!: Date | null;
}
