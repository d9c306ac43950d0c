import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { CancelAdoption } from '../../application/use-cases/adoption/cancel-adoption.use-case';
import { DecideAdoption } from '../../application/use-cases/adoption/decide-adoption.use-case';
import { ReadAdoption } from '../../application/use-cases/adoption/read-adoption.use-case';
import { StartAdoption } from '../../application/use-cases/adoption/start-adoption.use-case';
import { askedBy, OptionalReasonRequest } from '../requests/reason.request';
import { OfStoreInPath } from '../requests/store-of-request';
import {
  AdoptionDecisionRequest,
  AdoptionQuery,
  toAdoptionWish,
} from '../requests/stores/adoption.requests';
import { StoreParams } from '../requests/stores/store.requests';
import { AdoptionDecisionResponse } from '../responses/stores/adoption-decision.response';
import {
  AdoptionPairsResponse,
  AdoptionReportResponse,
  AdoptionRunResponse,
  toAdoptionReportResponse,
} from '../responses/stores/adoption.response';

/** A shop that has products already: which of them are which of the ERP. */
@ApiTags('stores')
@ApiBearerAuth()
@Roles('admin')
@OfStoreInPath()
@Controller('api/v1/woocommerce/stores/:id/adoption')
export class AdoptionController {
  constructor(
    private readonly startAdoption: StartAdoption,
    private readonly readAdoption: ReadAdoption,
    private readonly decideAdoption: DecideAdoption,
    private readonly cancelAdoption: CancelAdoption,
  ) {}

  @Post()
  @ApiBody({ type: OptionalReasonRequest, required: false })
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    summary: 'Read a shop, a draft’s too, and find out which of its products are the ERP’s',
  })
  @ApiAcceptedResponse({ type: AdoptionRunResponse })
  @ApiConflictResponse({
    description:
      'ADOPTION_GOING, RUN_ALREADY_GOING, STORE_PAUSED, STORE_LEAVING, STORE_WITHOUT_CREDENTIALS',
  })
  start(
    @Param() { id }: StoreParams,
    @Body() { reason }: OptionalReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AdoptionRunResponse> {
    return this.startAdoption.execute(id, askedBy(actor, reason));
  }

  @Get()
  @ApiOperation({ summary: 'How far it is, what it found by groups, and what is to be decided' })
  @ApiOkResponse({ type: AdoptionReportResponse })
  @ApiNotFoundResponse({ description: 'ADOPTION_NOT_FOUND' })
  async report(@Param() { id }: StoreParams): Promise<AdoptionReportResponse> {
    return toAdoptionReportResponse(await this.readAdoption.report(id));
  }

  @Get('products')
  @ApiOperation({ summary: 'What it found, product by product' })
  @ApiOkResponse({ type: AdoptionPairsResponse })
  @ApiNotFoundResponse({ description: 'ADOPTION_NOT_FOUND' })
  products(
    @Param() { id }: StoreParams,
    @Query() { limit, cursor, ...filter }: AdoptionQuery,
  ): Promise<AdoptionPairsResponse> {
    return this.readAdoption.page(id, filter, limit, cursor ?? null);
  }

  @Post('decisions')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Decide a group, or single pairs; what is adopted is mapped, and nothing is written',
  })
  @ApiOkResponse({ type: AdoptionDecisionResponse })
  @ApiNotFoundResponse({ description: 'ADOPTION_NOT_FOUND' })
  @ApiConflictResponse({ description: 'ADOPTION_GOING, ADOPTION_NOT_READ, ADOPTION_CHANGED' })
  decide(
    @Param() { id }: StoreParams,
    @Body() request: AdoptionDecisionRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AdoptionDecisionResponse> {
    const origin = askedBy(actor, request.reason);
    return this.decideAdoption.execute(id, toAdoptionWish(request), origin);
  }

  @Delete()
  @ApiBody({ type: OptionalReasonRequest, required: false })
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Call it off, or give up what is not decided; adopted ones stay so' })
  @ApiOkResponse({ type: AdoptionRunResponse })
  @ApiNotFoundResponse({ description: 'ADOPTION_NOT_FOUND' })
  cancel(
    @Param() { id }: StoreParams,
    @Body() { reason }: OptionalReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AdoptionRunResponse> {
    return this.cancelAdoption.execute(id, askedBy(actor, reason));
  }
}
