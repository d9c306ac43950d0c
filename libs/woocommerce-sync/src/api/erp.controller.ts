import { Controller, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { AcceptRestoredErp } from '../application/use-cases/operating/accept-restored-erp.use-case';
import { OfStoreInQuery } from './requests/store-of-request';
import { StoreQuery } from './requests/store.query';
import { AcceptedErpResponse } from './responses/status/accepted-erp.response';

/** What an admin tells of the ERP. */
@ApiTags('admin')
@ApiBearerAuth()
@Roles('admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce')
export class ErpController {
  constructor(private readonly acceptRestored: AcceptRestoredErp) {}

  @Post('sync/erp-restored')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiOperation({
    summary:
      'Say that the ERP was restored from a backup: its versions count from now on, older or not',
  })
  @ApiAcceptedResponse({ type: AcceptedErpResponse })
  restored(
    @Query() { storeId }: StoreQuery,
    @CurrentActor() { subject: actor }: Actor,
  ): Promise<AcceptedErpResponse> {
    return this.acceptRestored.execute(storeId, { via: 'api', actor });
  }
}
