import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsOptional } from 'class-validator';
import { PageQuery } from './page.query';
import { StoreQuery } from './store.query';

/** One page of pulled orders. */
export class OrdersQuery extends IntersectionType(StoreQuery, PageQuery) {
  @ApiPropertyOptional({ format: 'date-time', description: 'Pulled at or after' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  since?: Date;
}
