import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsInstant } from '../instant.decorator';
import { StoreQuery } from '../store.query';
import { OfProductQuery, RecordsPageQuery } from './records-page.query';

/** Which events are meant. */
export class ProductEventsQuery extends IntersectionType(
  StoreQuery,
  RecordsPageQuery,
  OfProductQuery,
) {
  @ApiPropertyOptional({ format: 'date-time', description: 'Written down at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;
}
