import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { FailedItemsFilter } from '../failed-items.query';
import { ReasonRequest } from '../reason.request';
import { StoreQuery } from '../store.query';
import { RecordsPageQuery } from './records-page.query';

const GROUP = {
  pattern: /^[\w.:-]{1,64}~[a-z]+~([0-9a-f]{32})?$/,
  message: 'group has to be the id of a group, as GET /sync/failures tells it',
};

/** The group that a route is about. */
export class FailureGroupParams {
  @ApiProperty({ description: 'Id of the group, as `GET /sync/failures` tells it' })
  @Matches(GROUP.pattern, { message: GROUP.message })
  group!: string;
}

/** One page of what failed for one cause. */
export class FailureGroupQuery extends IntersectionType(StoreQuery, RecordsPageQuery) {}

/** Which failed items are meant: without the store, which stands beside. */
class FailuresFilter extends OmitType(FailedItemsFilter, ['storeId'] as const) {}

/** What is to be done with many failed items, and how many the person has seen. */
export class SettleFailuresRequest extends IntersectionType(StoreQuery, ReasonRequest) {
  @ApiPropertyOptional({ description: 'Id of a group; beside it the filter may narrow it' })
  @IsOptional()
  @Matches(GROUP.pattern, { message: GROUP.message })
  group?: string;

  @ApiPropertyOptional({ type: FailuresFilter, description: 'Without one and a group: all' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FailuresFilter)
  filter?: FailuresFilter;

  @ApiProperty({
    minimum: 0,
    description: 'How many match as far as the person knows; 409 where more do now',
  })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  expected!: number;

  @ApiPropertyOptional({ default: false, description: 'Count alone; nothing is done' })
  @IsOptional()
  @IsBoolean()
  dry: boolean = false;
}
