import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { CheckShop } from '../../application/use-cases/doctor/check-shop.use-case';
import { CheckStore } from '../../application/use-cases/doctor/check-store.use-case';
import { ReadStoreCheck } from '../../application/use-cases/doctor/read-store-check.use-case';
import { OfStoreInPath } from '../requests/store-of-request';
import { ShopCheckRequest, toThoughtOfShop } from '../requests/stores/shop-check.request';
import { StoreParams } from '../requests/stores/store.requests';
import { ShopReportResponse } from '../responses/stores/store-check.response';

/** What is wrong with shops, and how to mend it. */
@ApiTags('stores')
@ApiBearerAuth()
@Roles('operator', 'admin')
@Controller('api/v1/woocommerce/stores')
export class StoreChecksController {
  constructor(
    private readonly checkShop: CheckShop,
    private readonly checkStore: CheckStore,
    private readonly readCheck: ReadStoreCheck,
  ) {}

  @Post('check')
  @Roles('admin')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary:
      'Check a shop that is no store: nothing changed in it, and nothing kept but who asked and what was found',
  })
  @ApiOkResponse({ type: ShopReportResponse })
  ofShop(
    @Body() request: ShopCheckRequest,
    @CurrentActor() { subject: actor }: Actor,
  ): Promise<ShopReportResponse> {
    return this.checkShop.execute(toThoughtOfShop(request), { via: 'api', actor });
  }

  @Post(':id/check')
  @OfStoreInPath()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Check the shop of a store now; nothing is changed in it. Takes up to a minute',
  })
  @ApiOkResponse({ type: ShopReportResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND' })
  @ApiConflictResponse({ description: 'STORE_LEAVING, STORE_WITHOUT_CREDENTIALS, CHECK_GOING' })
  ofStore(
    @Param() { id }: StoreParams,
    @CurrentActor() { subject: actor }: Actor,
  ): Promise<ShopReportResponse> {
    return this.checkStore.execute(id, { via: 'api', actor });
  }

  @Get(':id/check')
  @OfStoreInPath()
  @ApiOperation({ summary: 'What the last check of a store’s shop found' })
  @ApiOkResponse({ type: ShopReportResponse })
  @ApiNotFoundResponse({ description: 'STORE_NOT_FOUND, STORE_NOT_CHECKED' })
  last(@Param() { id }: StoreParams): Promise<ShopReportResponse> {
    return this.readCheck.execute(id);
  }
}
