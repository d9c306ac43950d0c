import { ApiProperty } from '@nestjs/swagger';
import type { StoreStatus } from '../../application/use-cases/read-sync-status.use-case';

/** What kept the lane from working. */
export class LaneFaultResponse {
  @ApiProperty({ example: 'STORE_TIMEOUT' })
  code!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ format: 'date-time' })
  at!: Date;
}

/** The pace at which the shop is given work. */
export class LaneStatusResponse {
  @ApiProperty({ description: 'Most products in the next call' })
  batchSize!: number;

  @ApiProperty({ description: 'Calls that may be in flight at once' })
  window!: number;

  @ApiProperty({
    description: 'Whether calls still grow in leaps, as nothing has shown yet what the shop bears',
  })
  leaping!: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Products of the smallest call that the shop refused for its size; calls stay below it',
  })
  tooLarge!: number | null;

  @ApiProperty({ description: 'Calls in flight now' })
  callsInFlight!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Recent time per product, in milliseconds' })
  msPerItem!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Best time per product of late, in milliseconds',
  })
  bestMsPerItem!: number | null;

  @ApiProperty({
    enum: ['closed', 'open', 'half-open'],
    description: 'The breaker: `closed` lets calls through',
  })
  phase!: 'closed' | 'open' | 'half-open';

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  pausedUntil!: Date | null;

  @ApiProperty()
  faultsInARow!: number;

  @ApiProperty({ type: LaneFaultResponse, nullable: true })
  lastFault!: LaneFaultResponse | null;
}

/** Counts of one type of item. */
export class TypeCountsResponse {
  @ApiProperty()
  pending!: number;

  @ApiProperty()
  failed!: number;
}

/** Counts by type of item. */
export class CountsByTypeResponse {
  @ApiProperty({ type: TypeCountsResponse })
  price!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  stock!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  product!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  category!: TypeCountsResponse;

  @ApiProperty({ type: TypeCountsResponse })
  image!: TypeCountsResponse;
}

/** Sync statistics of one store. */
export class SyncStatusResponse implements StoreStatus {
  @ApiProperty()
  storeId!: string;

  @ApiProperty()
  pending!: number;

  @ApiProperty()
  syncing!: number;

  @ApiProperty({ description: 'All that ended well, skipped and superseded included' })
  completed!: number;

  @ApiProperty()
  failed!: number;

  @ApiProperty({ description: 'Completed without a write: the shop was right already' })
  skipped!: number;

  @ApiProperty({ description: 'Completed by a newer item for the same thing' })
  superseded!: number;

  @ApiProperty({ description: 'Open items past their deadline' })
  overdue!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  oldestPendingAt!: Date | null;

  @ApiProperty({ type: CountsByTypeResponse })
  byType!: CountsByTypeResponse;

  @ApiProperty({ description: 'Products that are tied to one in the shop' })
  mappings!: number;

  @ApiProperty({ type: LaneStatusResponse })
  lane!: LaneStatusResponse;
}
