import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsInstant } from './instant.decorator';
import { PageQuery } from './page.query';
import { StoreQuery } from './store.query';

/** One page of pulled orders. */
export class OrdersQuery extends IntersectionType(StoreQuery, PageQuery) {
  @ApiPropertyOptional({ format: 'date-time', description: 'Pulled at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;
}
