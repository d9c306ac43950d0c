import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { MappingStatus } from '../../../domain/mapping/mapping-state';
import { ReasonRequest } from '../reason.request';
import { StoreQuery } from '../store.query';
import { RecordsPageQuery, SearchedQuery } from './records-page.query';

const STATUSES: readonly MappingStatus[] = ['in_sync', 'out_of_sync', 'error', 'trashed'];

/** Which mappings are meant. */
export class MappingsQuery extends IntersectionType(StoreQuery, RecordsPageQuery, SearchedQuery) {
  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: MappingStatus;
}

/** Which product of the shop it is. */
export class AdoptMappingRequest extends ReasonRequest {
  @ApiProperty({ minimum: 1, description: 'The shop’s id of the product' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  storeProductId!: number;
}

/** That it is really meant. */
export class UnlinkMappingRequest extends ReasonRequest {
  @ApiProperty({
    description: 'The SKU of the mapping; where it has none, the id of the product in the ERP',
  })
  @IsString()
  @Length(1, 200)
  sku!: string;
}
