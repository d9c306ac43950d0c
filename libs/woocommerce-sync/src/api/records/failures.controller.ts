import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { ListFailures } from '../../application/use-cases/records/list-failures.use-case';
import { SettleFailures } from '../../application/use-cases/records/settle-failures.use-case';
import type { FailureAction } from '../../domain/records/failure.repository';
import { askedBy } from '../requests/reason.request';
import {
  FailureGroupParams,
  FailureGroupQuery,
  SettleFailuresRequest,
} from '../requests/records/failures.requests';
import { OfStoreInBody, OfStoreInQuery } from '../requests/store-of-request';
import { StoreQuery } from '../requests/store.query';
import {
  FailureGroupsResponse,
  SettledFailuresResponse,
} from '../responses/records/failures.response';
import {
  FailedItemsResponse,
  toFailedItemsResponse,
} from '../responses/status/failed-items.response';

/** What failed, by its causes, and what a person does about it. */
@ApiTags('records')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/sync/failures')
export class FailuresController {
  constructor(
    private readonly listFailures: ListFailures,
    private readonly settleFailures: SettleFailures,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What failed, grouped by cause; the most frequent first' })
  @ApiOkResponse({ type: FailureGroupsResponse })
  async groups(@Query() { storeId }: StoreQuery): Promise<FailureGroupsResponse> {
    return { items: await this.listFailures.groups(storeId) };
  }

  @Get(':group')
  @ApiOperation({ summary: 'What failed for one cause, newest first' })
  @ApiOkResponse({ type: FailedItemsResponse })
  async ofGroup(
    @Param() { group }: FailureGroupParams,
    @Query() { storeId, limit, cursor }: FailureGroupQuery,
  ): Promise<FailedItemsResponse> {
    const page = await this.listFailures.itemsOf(storeId, group, limit, cursor ?? null);
    return toFailedItemsResponse(page);
  }

  @Post('retry')
  @Roles('operator', 'admin')
  @OfStoreInBody()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Try failed items again, and no more of them than are expected' })
  @ApiOkResponse({ type: SettledFailuresResponse })
  @ApiConflictResponse({
    description: 'FAILURES_CHANGED: more match now; the detail says how many',
  })
  retry(
    @Body() request: SettleFailuresRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SettledFailuresResponse> {
    return this.settle('retry', request, actor);
  }

  @Post('dismiss')
  @Roles('operator', 'admin')
  @OfStoreInBody()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Give failed items up; what changes next of the same things is synced as ever',
  })
  @ApiOkResponse({ type: SettledFailuresResponse })
  @ApiConflictResponse({
    description: 'FAILURES_CHANGED: more match now; the detail says how many',
  })
  dismiss(
    @Body() request: SettleFailuresRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SettledFailuresResponse> {
    return this.settle('dismiss', request, actor);
  }

  private settle(
    action: FailureAction,
    { storeId, group, filter, reason, expected, dry }: SettleFailuresRequest,
    actor: Actor,
  ): Promise<SettledFailuresResponse> {
    const narrowed = Object.assign({}, filter, { storeId });
    const meant = { filter: narrowed, group: group ?? null };
    if (dry) return this.settleFailures.count(meant);
    return this.settleFailures.execute(action, meant, expected, askedBy(actor, reason));
  }
}
