import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  SERIES_SPANS,
  type SeriesSpan,
} from '../../../application/use-cases/overview/read-series.use-case';
import { StoreQuery } from '../store.query';

/** Which series is meant. */
export class SeriesQuery extends StoreQuery {
  @ApiPropertyOptional({
    enum: SERIES_SPANS,
    default: 'hour',
    description: 'By the minute, by 15 minutes, and by the hour',
  })
  @IsOptional()
  @IsIn(SERIES_SPANS)
  span: SeriesSpan = 'hour';
}
