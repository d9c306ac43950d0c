import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { SYNC_TYPES, type SyncType } from '../../domain/sync-type';
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
export class FailedItemsQuery extends FailedItemsFilter {
  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 500 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 50;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  cursor?: string;
}
