import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Logger,
  Post,
  Res,
} from '@nestjs/common';
import {
  ApiBadGatewayResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import type { Response } from 'express';
import { PlanStore } from '../../application/use-cases/stores/rules/plan-store.use-case';
import { StorePlanParams, StorePlanRequest } from '../requests/stores/store-plan.requests';
import { StoreParams, textsOf } from '../requests/stores/store.requests';
import { OfStoreInPath } from '../requests/store-of-request';
import { StorePlanResponse, StorePlansResponse } from '../responses/stores/store-plan.response';
import { changesAsCsv } from './changes-csv';

/**
 * What other settings of a store would do, before they count. For admins: whoever plans another
 * price list reads what it says.
 */
@ApiTags('stores')
@ApiBearerAuth()
@Roles('admin')
@OfStoreInPath()
@Controller('api/v1/woocommerce/stores/:id')
export class StorePlansController {
  private readonly logger = new Logger(StorePlansController.name);

  constructor(private readonly planStore: PlanStore) {}

  @Post('plan')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Say what other settings of a store would do to its shop; nothing is written',
  })
  @ApiOkResponse({ type: StorePlanResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  @ApiConflictResponse({ description: 'STORE_LEAVING, PLAN_GOING, PLAN_TOO_LONG' })
  @ApiBadGatewayResponse({ description: 'ERP_…, STORE_…: it could not be read' })
  plan(
    @Param() { id }: StoreParams,
    @Body() { settings }: StorePlanRequest,
    @CurrentActor() { subject }: Actor,
  ): Promise<StorePlanResponse> {
    return this.planStore.execute(id, textsOf(settings), subject);
  }

  @Get('plans')
  @ApiOperation({ summary: 'The plans of the last day, the newest first, without what they hold' })
  @ApiOkResponse({ type: StorePlansResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  async recent(@Param() { id }: StoreParams): Promise<StorePlansResponse> {
    return { items: await this.planStore.recent(id) };
  }

  @Get('plans/:planId')
  @ApiOperation({ summary: 'A plan of the last day' })
  @ApiOkResponse({ type: StorePlanResponse })
  @ApiNotFoundResponse({ description: 'STORE_PLAN_NOT_FOUND' })
  find(@Param() { id, planId }: StorePlanParams): Promise<StorePlanResponse> {
    return this.planStore.find(id, planId);
  }

  @Get('plans/:planId/changes.csv')
  @ApiOperation({
    summary: 'Every single change that a plan’s settings would make by now, read anew',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiNotFoundResponse({ description: 'STORE_PLAN_NOT_FOUND' })
  async changes(
    @Param() { id, planId }: StorePlanParams,
    @Res() response: Response,
  ): Promise<void> {
    const lines = await changesAsCsv(await this.planStore.changes(id, planId));
    response.type('text/csv').attachment(`plan-${planId}.csv`);
    try {
      // Breaks the connection off where it fails: a list that ends early must not look whole.
      await pipeline(Readable.from(lines), response);
    } catch (error) {
      this.logger.warn({ err: error, storeId: id, planId }, 'A list of changes was not sent whole');
    }
  }
}
