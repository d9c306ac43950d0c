import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  RUN_KINDS,
  RUN_STATES,
  type RunKind,
  type RunState,
} from '../../../domain/live/progress.repository';
import { PageQuery } from '../page.query';
import { StoreQuery } from '../store.query';

/** Which runs are meant. */
export class RunsQuery extends IntersectionType(StoreQuery, PageQuery) {
  @ApiPropertyOptional({
    enum: RUN_KINDS,
    enumName: 'RunKind',
    description: 'Without it pulls of orders that found nothing are left out',
  })
  @IsOptional()
  @IsIn(RUN_KINDS)
  kind?: RunKind;

  @ApiPropertyOptional({ enum: RUN_STATES, enumName: 'RunState' })
  @IsOptional()
  @IsIn(RUN_STATES)
  state?: RunState;
}
