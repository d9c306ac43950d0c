import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsOptional, Length } from 'class-validator';
import { SYNC_TYPES, type SyncType } from '../../domain/sync-type';
import { PageQuery } from './page.query';
import { StoreQuery } from './store.query';

/** Which failed items are meant. */
export class FailedItemsFilter extends StoreQuery {
  @ApiPropertyOptional({ enum: SYNC_TYPES })
  @IsOptional()
  @IsIn(SYNC_TYPES)
  syncType?: SyncType;

  @ApiPropertyOptional({ description: 'Code of the failure', example: 'SALE_NOT_BELOW_REGULAR' })
  @IsOptional()
  @Length(1, 64)
  errorCode?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Requested at or after' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  since?: Date;

  @ApiPropertyOptional({ format: 'date-time', description: 'Requested before' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  until?: Date;
}

/** One page of failed items. */
export class FailedItemsQuery extends IntersectionType(FailedItemsFilter, PageQuery) {}
