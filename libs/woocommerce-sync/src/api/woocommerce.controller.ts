import { Body, Controller, Get, HttpStatus, Param, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, hasRole, ProblemError, type Actor } from '@cypher/platform';
import type { Response } from 'express';
import type { SyncResult } from '../application/dto/sync-result';
import { FindMapping } from '../application/use-cases/operating/find-mapping.use-case';
import { ReadProductStatus } from '../application/use-cases/operating/read-product-status.use-case';
import { ReadSyncStatus } from '../application/use-cases/operating/read-sync-status.use-case';
import { SyncPrice } from '../application/use-cases/syncing/sync-price.use-case';
import { SyncProduct } from '../application/use-cases/syncing/sync-product.use-case';
import { SyncStock } from '../application/use-cases/syncing/sync-stock.use-case';
import { AskedNow, type AskedNowBy, SyncNowRoute } from './sync-now.decorator';
import { OptionalReasonRequest, PushProductRequest } from './requests/reason.request';
import { ProductParams } from './requests/product.params';
import { OfStoreInQuery } from './requests/store-of-request';
import { StoreQuery } from './requests/store.query';
import { ProductMappingResponse } from './responses/product-mapping.response';
import { ProductStatusResponse } from './responses/product-status.response';
import { SyncResultResponse } from './responses/sync-result.response';
import { SyncStatusResponse, toSyncStatusResponse } from './responses/status/sync-status.response';

/** The sync's REST face: one product at once, and how everything stands. */
@ApiTags('sync')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce')
export class WooCommerceController {
  constructor(
    private readonly syncProduct: SyncProduct,
    private readonly syncStock: SyncStock,
    private readonly syncPrice: SyncPrice,
    private readonly readStatus: ReadSyncStatus,
    private readonly readProductStatus: ReadProductStatus,
    private readonly findMapping: FindMapping,
  ) {}

  @SyncNowRoute('sync/product/:productId', 'Sync everything of one product, now')
  product(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @Body() { reason, force }: PushProductRequest,
    @AskedNow() asked: AskedNowBy,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SyncResultResponse> {
    if (force && !hasRole(actor, storeId, 'operator', 'admin')) throw needsOperator();
    return answer(
      response,
      this.syncProduct.execute({ storeId, productId, reason, force, ...asked }),
    );
  }

  @SyncNowRoute('sync/stock/:productId', 'Sync the stock of one product, now')
  stock(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @Body() { reason }: OptionalReasonRequest,
    @AskedNow() asked: AskedNowBy,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SyncResultResponse> {
    return answer(response, this.syncStock.execute({ storeId, productId, reason, ...asked }));
  }

  @SyncNowRoute('sync/price/:productId', 'Sync the price of one product, now')
  price(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @Body() { reason }: OptionalReasonRequest,
    @AskedNow() asked: AskedNowBy,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SyncResultResponse> {
    return answer(response, this.syncPrice.execute({ storeId, productId, reason, ...asked }));
  }

  @Get('sync/status')
  @ApiOperation({ summary: 'Statistics of one store, and its pace' })
  @ApiOkResponse({ type: SyncStatusResponse })
  async status(@Query() { storeId }: StoreQuery): Promise<SyncStatusResponse> {
    return toSyncStatusResponse(await this.readStatus.execute(storeId));
  }

  @Get('sync/status/:productId')
  @ApiOperation({
    summary: 'How one product stands, in short; cheap, from the cache where it knows',
  })
  @ApiOkResponse({ type: ProductStatusResponse })
  @ApiNotFoundResponse({ description: 'MAPPING_NOT_FOUND: it was never synced to this store' })
  productStatus(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
  ): Promise<ProductStatusResponse> {
    return this.readProductStatus.execute(storeId, productId);
  }

  @Get('mappings/:productId')
  @ApiOperation({ summary: 'Which shop product an ERP product is' })
  @ApiOkResponse({ type: ProductMappingResponse })
  @ApiNotFoundResponse({ description: 'MAPPING_NOT_FOUND: it was never synced to this store' })
  mapping(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
  ): Promise<ProductMappingResponse> {
    return this.findMapping.execute(storeId, productId);
  }
}

async function answer(response: Response, sync: Promise<SyncResult>): Promise<SyncResult> {
  const result = await sync;
  response.status(result.status === 'pending' ? HttpStatus.ACCEPTED : HttpStatus.OK);
  return result;
}

/** What was confirmed already is written anew for those alone who keep the shop going. */
function needsOperator(): ProblemError {
  return new ProblemError({
    status: HttpStatus.FORBIDDEN,
    code: 'FORBIDDEN',
    detail: 'force: this needs the role operator or admin.',
  });
}
