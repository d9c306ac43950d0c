import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { ProductParams } from '../product.params';
import { StoreQuery } from '../store.query';
import { RecordsPageQuery } from './records-page.query';

/** One page of what happened to a product. */
export class TimelineQuery extends IntersectionType(StoreQuery, RecordsPageQuery) {}

/** The picture that a route is about. */
export class PictureParams extends ProductParams {
  @ApiProperty({ description: 'Its place among those that the shop shows, from 0', minimum: 0 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(999)
  index!: number;
}
