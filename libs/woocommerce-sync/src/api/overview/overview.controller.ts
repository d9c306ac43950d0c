import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ReadOverview } from '../../application/use-cases/overview/read-overview.use-case';
import { ReadSeries } from '../../application/use-cases/overview/read-series.use-case';
import { SeriesQuery } from '../requests/overview/series.query';
import { OfStoreInQuery } from '../requests/store-of-request';
import { StoreQuery } from '../requests/store.query';
import { OverviewResponse, toOverviewResponse } from '../responses/overview/overview.response';
import { SeriesResponse } from '../responses/overview/series.response';

/** What the operator's page shows first. */
@ApiTags('overview')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/overview')
export class OverviewController {
  constructor(
    private readonly readOverview: ReadOverview,
    private readonly readSeries: ReadSeries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Whether a shop is right, and if not, why' })
  @ApiOkResponse({ type: OverviewResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  async overview(@Query() { storeId }: StoreQuery): Promise<OverviewResponse> {
    return toOverviewResponse(await this.readOverview.execute(storeId));
  }

  @Get('series')
  @ApiOperation({ summary: 'What came in and went out of a store, and how long it took' })
  @ApiOkResponse({ type: SeriesResponse })
  series(@Query() { storeId, span }: SeriesQuery): Promise<SeriesResponse> {
    return this.readSeries.execute(storeId, span);
  }
}
