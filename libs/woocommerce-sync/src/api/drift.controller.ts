import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { checkStore, CurrentActor, Roles, type Actor } from '@cypher/platform';
import { ReadDrift } from '../application/use-cases/drift/read-drift.use-case';
import { RepairDrift } from '../application/use-cases/drift/repair-drift.use-case';
import { StartDrift } from '../application/use-cases/drift/start-drift.use-case';
import type { DriftFilter } from '../domain/drift/drift-finding';
import {
  DriftFilterRequest,
  DriftQuery,
  DriftRepairRequest,
  DriftRequest,
} from './requests/drift/drift.requests';
import { askedBy } from './requests/reason.request';
import { RunParams } from './requests/run.params';
import { OfStoreFound, OfStoreInQuery } from './requests/store-of-request';
import { StoreQuery } from './requests/store.query';
import {
  DriftRepairResponse,
  DriftReportResponse,
  DriftRunResponse,
  DriftRunsResponse,
  toDriftReportResponse,
} from './responses/drift/drift.response';

/** Comparisons that are listed. */
const MOST_LISTED = 50;

/** What was changed in the shop, by value: compared, told of and set right. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('operator', 'admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce/sync/drift')
export class DriftController {
  constructor(
    private readonly startDrift: StartDrift,
    private readonly readDrift: ReadDrift,
    private readonly repairDrift: RepairDrift,
  ) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({ summary: 'Compare the whole shop with the ERP by value' })
  @ApiAcceptedResponse({ type: DriftRunResponse })
  @ApiConflictResponse({ description: 'DRIFT_RUN_GOING' })
  start(
    @Body() { source, reason }: DriftRequest,
    @Query() { storeId }: StoreQuery,
    @CurrentActor() actor: Actor,
  ): Promise<DriftRunResponse> {
    return this.startDrift.execute(storeId, source ?? null, askedBy(actor, reason));
  }

  @Get()
  @ApiOperation({ summary: 'The last comparisons of a store, the newest first' })
  @ApiOkResponse({ type: DriftRunsResponse })
  async last(@Query() { storeId }: StoreQuery): Promise<DriftRunsResponse> {
    return { items: await this.readDrift.last(storeId, MOST_LISTED) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a comparison is, and what it found' })
  @ApiOkResponse({ type: DriftReportResponse })
  @ApiNotFoundResponse({ description: 'DRIFT_RUN_NOT_FOUND' })
  @OfStoreFound()
  async report(
    @Param() { id }: RunParams,
    @Query() { limit, cursor, ...filter }: DriftQuery,
    @CurrentActor() actor: Actor,
  ): Promise<DriftReportResponse> {
    const report = await this.readDrift.report(id, toFilter(filter), limit, cursor ?? null);
    checkStore(actor, report.run.storeId, 'operator');
    return toDriftReportResponse(report);
  }

  @Post(':id/repair')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Set right what a comparison found, all or what the filter names' })
  @ApiOkResponse({ type: DriftRepairResponse })
  @ApiNotFoundResponse({ description: 'DRIFT_RUN_NOT_FOUND' })
  @OfStoreFound()
  async repair(
    @Param() { id }: RunParams,
    @Body() { reason, ...filter }: DriftRepairRequest,
    @CurrentActor() actor: Actor,
  ): Promise<DriftRepairResponse> {
    checkStore(actor, (await this.readDrift.find(id)).storeId, 'operator');
    const origin = askedBy(actor, reason);
    return { repairsAsked: await this.repairDrift.execute(id, toFilter(filter), origin) };
  }
}

function toFilter({ fields, kinds, productIds }: DriftFilterRequest): DriftFilter {
  return {
    ...(fields === undefined ? {} : { groups: fields }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(productIds === undefined ? {} : { productIds }),
  };
}
