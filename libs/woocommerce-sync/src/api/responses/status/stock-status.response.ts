import { ApiProperty } from '@nestjs/swagger';
import type { StockStatus } from '../../../application/use-cases/operating/read-sync-status.use-case';

/** What a shop may offer of the ERP's stock, and what web orders hold of it. */
export class StockStatusResponse implements StockStatus {
  @ApiProperty({ description: 'Pieces of each product that are kept back (STOCK_SAFETY)' })
  safety!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The most pieces that are shown of a product (STOCK_CAP); null for no such bound',
  })
  cap!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Minutes after its publication from which an order counts as booked (ORDERS_BOOKED); null: only once the ERP says so',
  })
  bookedAfterMinutes!: number | null;

  @ApiProperty({ description: 'Pieces that are sold and not booked; they are taken off the stock' })
  heldPieces!: number;
}
