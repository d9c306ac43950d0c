import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadSeries } from '../../application/use-cases/overview/read-series.use-case';
import { SeriesQuery } from '../requests/overview/series.query';
import { OfStoreInQuery } from '../requests/store-of-request';
import { SeriesResponse } from '../responses/overview/series.response';

/** What the operator's page shows first. */
@ApiTags('overview')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/overview')
export class OverviewController {
  constructor(private readonly readSeries: ReadSeries) {}

  @Get('series')
  @ApiOperation({ summary: 'What came in and went out of a store, and how long it took' })
  @ApiOkResponse({ type: SeriesResponse })
  series(@Query() { storeId, span }: SeriesQuery): Promise<SeriesResponse> {
    return this.readSeries.execute(storeId, span);
  }
}
