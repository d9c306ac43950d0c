import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';
import { ITEM_STATES, type ItemState } from '../../../domain/records/item-list.repository';
import { IsInstant } from '../instant.decorator';
import { StoreQuery } from '../store.query';
import { OfProductQuery, RecordsPageQuery, SearchedQuery } from './records-page.query';

/** Which changes are meant. */
class ItemsFilter {
  @ApiPropertyOptional({ enum: ITEM_STATES })
  @IsOptional()
  @IsIn(ITEM_STATES)
  state?: ItemState;

  @ApiPropertyOptional({ enum: SYNC_TYPES })
  @IsOptional()
  @IsIn(SYNC_TYPES)
  type?: SyncType;

  @ApiPropertyOptional({ description: 'Code of the failure', example: 'SALE_NOT_BELOW_REGULAR' })
  @IsOptional()
  @Matches(/^[\w.:-]{1,64}$/, {
    message: 'code has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  code?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Asked for at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;

  @ApiPropertyOptional({ format: 'date-time', description: 'Asked for before' })
  @IsOptional()
  @IsInstant()
  until?: Date;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of this full sync' })
  @IsOptional()
  @IsUUID()
  run?: string;
}

/** One page of changes. */
export class ItemsQuery extends IntersectionType(
  StoreQuery,
  RecordsPageQuery,
  SearchedQuery,
  IntersectionType(OfProductQuery, ItemsFilter),
) {}
