import { Body, Controller, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { ResumeStore } from '../application/use-cases/operating/resume-store.use-case';
import { askedBy, OptionalReasonRequest } from './requests/reason.request';
import { OfStoreInQuery } from './requests/store-of-request';
import { StoreQuery } from './requests/store.query';
import { ResumptionResponse, toResumptionResponse } from './responses/status/resumption.response';

/** What an admin may do with the lane to a shop. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('operator', 'admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce')
export class LaneController {
  constructor(private readonly resumeStore: ResumeStore) {}

  @Post('sync/resume')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'End the pauses of a store, and try at once whether the shop and the ERP are well',
  })
  @ApiOkResponse({ type: ResumptionResponse })
  async resume(
    @Query() { storeId }: StoreQuery,
    @Body() { reason }: OptionalReasonRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ResumptionResponse> {
    return toResumptionResponse(await this.resumeStore.execute(storeId, askedBy(actor, reason)));
  }
}
