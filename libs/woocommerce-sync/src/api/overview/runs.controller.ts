import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { checkStore, CurrentActor, type Actor } from '@cypher/platform';
import { FindRun } from '../../application/use-cases/overview/find-run.use-case';
import { ListRuns } from '../../application/use-cases/overview/list-runs.use-case';
import { RunsQuery } from '../requests/overview/runs.query';
import { AnyRunParams } from '../requests/run.params';
import { OfStoreFound, OfStoreInQuery } from '../requests/store-of-request';
import { ListedRunResponse, RunsResponse } from '../responses/overview/runs.response';

/** What was carried out for a store as a whole. */
@ApiTags('overview')
@ApiBearerAuth()
@Controller('api/v1/woocommerce/sync/runs')
export class RunsController {
  constructor(
    private readonly listRuns: ListRuns,
    private readonly findRun: FindRun,
  ) {}

  @Get()
  @OfStoreInQuery()
  @ApiOperation({
    summary: 'Full syncs, comparisons, pulls of orders and adoptions, the newest first',
  })
  @ApiOkResponse({ type: RunsResponse })
  list(@Query() { limit, cursor, ...filter }: RunsQuery): Promise<RunsResponse> {
    return this.listRuns.execute(filter, limit, cursor ?? null);
  }

  @Get('of/:kind/:id')
  @OfStoreFound()
  @ApiOperation({ summary: 'One run of any kind, as the list shows it, however old it is' })
  @ApiOkResponse({ type: ListedRunResponse })
  @ApiNotFoundResponse({ description: 'RUN_NOT_FOUND' })
  async find(
    @Param() { kind, id }: AnyRunParams,
    @CurrentActor() actor: Actor,
  ): Promise<ListedRunResponse> {
    const run = await this.findRun.execute(kind, id);
    checkStore(actor, run.storeId);
    return run;
  }
}
