import {
  Body,
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBadGatewayResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { checkStore, CurrentActor, Roles, type Actor } from '@cypher/platform';
import type { Response } from 'express';
import { DryRuns } from '../application/full-sync/planning/dry-runs';
import { ListAudit } from '../application/use-cases/operating/list-audit.use-case';
import { ListFailedItems } from '../application/use-cases/operating/list-failed-items.use-case';
import { RetryFailedItems } from '../application/use-cases/operating/retry-failed-items.use-case';
import { SyncAllProducts } from '../application/use-cases/syncing/sync-all-products.use-case';
import { SyncCategories } from '../application/use-cases/syncing/sync-categories.use-case';
import { ValidationError } from '../domain/woocommerce.errors';
import { AuditQuery } from './requests/audit.query';
import { FailedItemsQuery, RetryRequest } from './requests/failed-items.query';
import { askedBy, OptionalReasonRequest } from './requests/reason.request';
import { RunParams } from './requests/run.params';
import { OfStoreFound, OfStoreInBody, OfStoreInQuery } from './requests/store-of-request';
import { StoreQuery } from './requests/store.query';
import { SyncAllRequest } from './requests/sync-all.request';
import { AuditResponse } from './responses/status/audit.response';
import { CategoriesResultResponse } from './responses/categories-result.response';
import {
  FailedItemsResponse,
  RetryResponse,
  toFailedItemsResponse,
} from './responses/status/failed-items.response';
import { FullSyncPlanResponse } from './responses/full-sync-plan.response';
import { SyncRunResponse, toSyncRunResponse } from './responses/sync-run.response';

/** What only an operator may do: everything at once, and mending what failed. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('operator', 'admin')
@ApiExtraModels(FullSyncPlanResponse)
@OfStoreInQuery()
@Controller('api/v1/woocommerce')
export class SyncAdminController {
  constructor(
    private readonly syncAll: SyncAllProducts,
    private readonly dryRuns: DryRuns,
    private readonly failedItems: ListFailedItems,
    private readonly retryFailed: RetryFailedItems,
    private readonly syncCategories: SyncCategories,
    private readonly listAudit: ListAudit,
  ) {}

  @Post('sync/all')
  @ApiOperation({
    summary:
      'Sync all products of a store and its category tree, or say what that would do to the products',
  })
  @ApiAcceptedResponse({ type: SyncRunResponse })
  @ApiOkResponse({ type: FullSyncPlanResponse, description: 'The plan, for a dry run' })
  @ApiConflictResponse({ description: 'RUN_ALREADY_GOING, ASK_SHOP_GOING, PLAN_TOO_LONG' })
  @ApiBadGatewayResponse({ description: 'ERP_…, STORE_…: a dry run could not ask' })
  async all(
    @Body() { force, dryRun, askShop, reason }: SyncAllRequest,
    @Query() { storeId }: StoreQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SyncRunResponse | FullSyncPlanResponse> {
    if (askShop && !dryRun) throw new ValidationError('askShop', 'goes with dryRun alone');
    response.status(dryRun ? HttpStatus.OK : HttpStatus.ACCEPTED);
    if (dryRun) return this.dryRuns.execute(storeId, { force, askShop });
    return toSyncRunResponse(await this.syncAll.execute(storeId, force, askedBy(actor, reason)));
  }

  @Post('sync/categories')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Sync the whole category tree, now' })
  @ApiOkResponse({ type: CategoriesResultResponse })
  @ApiBadGatewayResponse({ description: 'ERP_…: the tree could not be read' })
  categories(
    @Query() { storeId }: StoreQuery,
    @CurrentActor() { subject }: Actor,
  ): Promise<CategoriesResultResponse> {
    return this.syncCategories.execute(storeId, subject);
  }

  @Get('sync/runs/:id')
  @ApiOperation({ summary: 'How far a full sync is' })
  @ApiOkResponse({ type: SyncRunResponse })
  @ApiNotFoundResponse({ description: 'RUN_NOT_FOUND' })
  @OfStoreFound()
  async run(@Param() { id }: RunParams, @CurrentActor() actor: Actor): Promise<SyncRunResponse> {
    const progress = await this.syncAll.progress(id);
    checkStore(actor, progress.run.storeId, 'operator');
    return toSyncRunResponse(progress);
  }

  @Post('sync/runs/:id/cancel')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Call a full sync off; what is in flight ends' })
  @ApiOkResponse({ type: SyncRunResponse })
  @ApiNotFoundResponse({ description: 'RUN_NOT_FOUND' })
  @OfStoreFound()
  async cancel(
    @Param() { id }: RunParams,
    @Body() { reason }: OptionalReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<SyncRunResponse> {
    checkStore(actor, (await this.syncAll.progress(id)).run.storeId, 'operator');
    return toSyncRunResponse(await this.syncAll.cancel(id, askedBy(actor, reason)));
  }

  @Get('sync/failed')
  @ApiOperation({ summary: 'What failed, and why; newest first' })
  @ApiOkResponse({ type: FailedItemsResponse })
  async failed(
    @Query() { limit, cursor, ...filter }: FailedItemsQuery,
  ): Promise<FailedItemsResponse> {
    return toFailedItemsResponse(await this.failedItems.execute(filter, limit, cursor ?? null));
  }

  @Post('sync/retry')
  @OfStoreInBody()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Try failed items again, all or those that the filter names' })
  @ApiOkResponse({ type: RetryResponse })
  async retry(
    @Body() { reason, ...filter }: RetryRequest,
    @CurrentActor() actor: Actor,
  ): Promise<RetryResponse> {
    return { retried: await this.retryFailed.execute(filter, askedBy(actor, reason)) };
  }

  @Get('audit')
  @Roles('admin')
  @ApiOperation({
    summary:
      'Every write to the shop and every action of an admin: who, what, and what came of it; newest first',
  })
  @ApiOkResponse({ type: AuditResponse })
  audit(@Query() { limit, cursor, ...filter }: AuditQuery): Promise<AuditResponse> {
    return this.listAudit.execute(filter, limit, cursor ?? null);
  }
}
