import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { OrderEventType } from '../../../domain/orders/order-event';
import { ORDER_EVENT_TYPES } from '../../responses/orders/order-events.response';
import { IsInstant } from '../instant.decorator';
import { PageQuery } from '../page.query';
import { StoreQuery } from '../store.query';

/** Which orders are meant. */
export class OrdersQuery extends IntersectionType(StoreQuery, PageQuery) {
  @ApiPropertyOptional({ format: 'date-time', description: 'Something was told at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;

  @ApiPropertyOptional({ description: 'In the shop’s words, or `gone`', example: 'completed' })
  @IsOptional()
  @Matches(/^[a-z0-9_-]{1,40}$/, { message: 'status has to be one such as processing' })
  status?: string;

  @ApiPropertyOptional({ description: 'What the customer knows it by', example: '1262' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  number?: string;
}

/** Which events are meant. */
export class OrderEventsQuery extends IntersectionType(StoreQuery, PageQuery) {
  @ApiPropertyOptional({ format: 'date-time', description: 'Written down at or after' })
  @IsOptional()
  @IsInstant()
  since?: Date;

  @ApiPropertyOptional({ enum: ORDER_EVENT_TYPES })
  @IsOptional()
  @IsIn(ORDER_EVENT_TYPES)
  type?: OrderEventType;
}
