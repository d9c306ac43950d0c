import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { StoreQuery } from '../store.query';

/** How many orders an answer holds; one has some 15 kB. */
class PulledPageQuery {
  @ApiPropertyOptional({ default: 100, minimum: 1, maximum: 500 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;
}

/** Which store is pulled, and how long the first page is. */
export class PullOrdersQuery extends IntersectionType(StoreQuery, PulledPageQuery) {}

/** A further page of a pull. */
export class PulledOrdersQuery extends PulledPageQuery {
  @ApiProperty({ description: 'Of the page before, in its header `Link`' })
  @IsString()
  @Length(1, 300)
  cursor!: string;
}
