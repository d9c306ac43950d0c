import { Controller, Get, HttpStatus, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, type Actor } from '@cypher/platform';
import type { Request, Response } from 'express';
import type { SyncResult } from '../application/dto/sync-result';
import { FindMapping } from '../application/use-cases/find-mapping.use-case';
import { ReadSyncStatus } from '../application/use-cases/read-sync-status.use-case';
import { SyncPrice } from '../application/use-cases/sync-price.use-case';
import { SyncProduct } from '../application/use-cases/sync-product.use-case';
import { SyncStock } from '../application/use-cases/sync-stock.use-case';
import { ProductParams } from './requests/product.params';
import { StoreQuery } from './requests/store.query';
import { ProductMappingResponse } from './responses/product-mapping.response';
import { SyncResultResponse } from './responses/sync-result.response';
import { SyncStatusResponse } from './responses/sync-status.response';

/** The sync's REST face: one product at once, and how everything stands. */
@ApiTags('sync')
@ApiBearerAuth()
@Controller('api/v1/woocommerce')
export class WooCommerceController {
  constructor(
    private readonly syncProduct: SyncProduct,
    private readonly syncStock: SyncStock,
    private readonly syncPrice: SyncPrice,
    private readonly readStatus: ReadSyncStatus,
    private readonly findMapping: FindMapping,
  ) {}

  @Post('sync/product/:productId')
  @ApiOperation({ summary: 'Sync everything of one product, now' })
  @ApiOkResponse({ type: SyncResultResponse })
  @ApiAcceptedResponse({ type: SyncResultResponse, description: 'Not over yet; it goes on' })
  product(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SyncResultResponse> {
    return answer(response, this.syncProduct.execute({ ...asked(request, actor), storeId, productId }));
  }

  @Post('sync/stock/:productId')
  @ApiOperation({ summary: 'Sync the stock of one product, now' })
  @ApiOkResponse({ type: SyncResultResponse })
  @ApiAcceptedResponse({ type: SyncResultResponse, description: 'Not over yet; it goes on' })
  stock(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SyncResultResponse> {
    return answer(response, this.syncStock.execute({ ...asked(request, actor), storeId, productId }));
  }

  @Post('sync/price/:productId')
  @ApiOperation({ summary: 'Sync the price of one product, now' })
  @ApiOkResponse({ type: SyncResultResponse })
  @ApiAcceptedResponse({ type: SyncResultResponse, description: 'Not over yet; it goes on' })
  price(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SyncResultResponse> {
    return answer(response, this.syncPrice.execute({ ...asked(request, actor), storeId, productId }));
  }

  @Get('sync/status')
  @ApiOperation({ summary: 'Statistics of one store, and its pace' })
  @ApiOkResponse({ type: SyncStatusResponse })
  status(@Query() { storeId }: StoreQuery): Promise<SyncStatusResponse> {
    return this.readStatus.execute(storeId);
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

function asked(request: Request, actor: Actor): { actor: string; reference?: string } {
  const id = request.get('x-request-id');
  return { actor: actor.subject, ...(id === undefined ? {} : { reference: id }) };
}

async function answer(response: Response, sync: Promise<SyncResult>): Promise<SyncResult> {
  const result = await sync;
  response.status(result.status === 'pending' ? HttpStatus.ACCEPTED : HttpStatus.OK);
  return result;
}
