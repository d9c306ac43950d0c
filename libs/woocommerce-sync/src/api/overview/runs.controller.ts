import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListRuns } from '../../application/use-cases/overview/list-runs.use-case';
import { RunsQuery } from '../requests/overview/runs.query';
import { OfStoreInQuery } from '../requests/store-of-request';
import { RunsResponse } from '../responses/overview/runs.response';

/** What was carried out for a store as a whole. */
@ApiTags('overview')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/sync/runs')
export class RunsController {
  constructor(private readonly listRuns: ListRuns) {}

  @Get()
  @ApiOperation({
    summary: 'Full syncs, comparisons, pulls of orders and adoptions, the newest first',
  })
  @ApiOkResponse({ type: RunsResponse })
  list(@Query() { limit, cursor, ...filter }: RunsQuery): Promise<RunsResponse> {
    return this.listRuns.execute(filter, limit, cursor ?? null);
  }
}
