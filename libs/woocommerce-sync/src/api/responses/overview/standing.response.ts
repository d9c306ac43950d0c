import { ApiProperty } from '@nestjs/swagger';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';
import type {
  FailedStanding,
  OrdersStanding,
  PromiseStanding,
  StockAtRisk,
} from '../../../domain/overview/standing.repository';

const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true } as const;
const NULLABLE_SECONDS = { type: Number, nullable: true } as const;

/** How the promise of one type stands. */
export class PromiseResponse implements PromiseStanding {
  @ApiProperty({ enum: SYNC_TYPES, enumName: 'SyncType' })
  type!: SyncType;

  @ApiProperty({
    description: 'Within how many seconds a change is to be in the shop',
    example: 120,
  })
  promiseSeconds!: number;

  @ApiProperty({ description: 'Live changes that wait, or are on their way' })
  waiting!: number;

  @ApiProperty()
  onTime!: number;

  @ApiProperty({ description: 'Less than a quarter of the promise is left' })
  atRisk!: number;

  @ApiProperty({ description: 'Past their deadline; bulk ones past their day, too' })
  late!: number;

  @ApiProperty({ ...NULLABLE_TIME, description: 'When the oldest waiting change was asked for' })
  oldestAt!: Date | null;

  @ApiProperty({ ...NULLABLE_SECONDS, description: 'How old that is' })
  oldestAgeSeconds!: number | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Since when the first of those late is late' })
  lateSince!: Date | null;
}

/** Items that failed for good. */
export class FailedStandingResponse implements FailedStanding {
  @ApiProperty()
  count!: number;

  @ApiProperty({ description: 'Those of them that no schedule tries again: somebody has to' })
  forSomebody!: number;

  @ApiProperty({ ...NULLABLE_TIME, description: 'When the oldest of them failed last' })
  since!: Date | null;

  @ApiProperty({ description: 'More have failed than the 10,000 that are counted' })
  isBounded!: boolean;
}

/** Orders of a store. */
export class OrdersStandingResponse implements OrdersStanding {
  @ApiProperty({ description: 'Made since the day began in the shop (SHOP_TIME_ZONE)' })
  today!: number;

  @ApiProperty({ description: 'Of which the shop is still to be told that they arrived' })
  unacknowledged!: number;

  @ApiProperty({ description: 'Events that wait to be published to the ERP' })
  unpublished!: number;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Since when the first of them waits' })
  unpublishedSince!: Date | null;
}

/** What web orders took, and the ERP has not booked. */
export class StockAtRiskResponse implements StockAtRisk {
  @ApiProperty()
  pieces!: number;

  @ApiProperty({ description: 'Products and variations of the shop' })
  products!: number;

  @ApiProperty()
  orders!: number;
}
