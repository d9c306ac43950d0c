import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { SYNC_TYPES, type SyncType } from '../../domain/ledger/sync-type';
import { IsInstant } from './instant.decorator';
import { OptionalReasonRequest } from './reason.request';
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
  @Matches(/^[\w.:-]{1,64}$/, {
    message: 'errorCode has to be 1 to 64 characters from A–Z a–z 0–9 . _ : -',
  })
  errorCode?: string;

  @ApiPropertyOptional({ description: 'Of this product, category or order alone, by its id' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  productId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Requested at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;

  @ApiPropertyOptional({ format: 'date-time', description: 'Requested before' })
  @IsOptional()
  @IsInstant()
  until?: Date;
}

/** Which failed items are tried again, and why. */
export class RetryRequest extends IntersectionType(FailedItemsFilter, OptionalReasonRequest) {}

/** One page of failed items. */
export class FailedItemsQuery extends IntersectionType(FailedItemsFilter, PageQuery) {}
