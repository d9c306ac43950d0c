import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
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
import type { Response } from 'express';
import { ExplainPrice } from '../../application/use-cases/records/explain-price.use-case';
import { ReadPicture } from '../../application/use-cases/records/read-picture.use-case';
import { ReadProduct } from '../../application/use-cases/records/read-product.use-case';
import { ReadTimeline } from '../../application/use-cases/records/read-timeline.use-case';
import { ProductParams } from '../requests/product.params';
import { PictureParams, TimelineQuery } from '../requests/records/product.requests';
import { OfStoreInQuery } from '../requests/store-of-request';
import { StoreQuery } from '../requests/store.query';
import { PriceChainResponse } from '../responses/records/price.response';
import { ProductResponse } from '../responses/records/product.response';
import { TimelineResponse, toTimelineEntry } from '../responses/records/timeline.response';
import { toProductResponse } from '../responses/records/to-product-response';

/** A picture does nothing but be looked at, by who asked for it. */
const PICTURE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, max-age=60',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** One product of a store, from every side. */
@ApiTags('records')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/products')
export class ProductRecordsController {
  constructor(
    private readonly readProduct: ReadProduct,
    private readonly readTimeline: ReadTimeline,
    private readonly explainPrice: ExplainPrice,
    private readonly readPicture: ReadPicture,
  ) {}

  @Get(':productId')
  @ApiOperation({
    summary:
      'What the ERP says of a product, what the shop confirmed last, and what it shows now; both are ' +
      'asked now, and each may fail alone',
  })
  @ApiOkResponse({ type: ProductResponse })
  @ApiNotFoundResponse({ description: 'MAPPING_NOT_FOUND: neither the store nor the ERP has it' })
  async one(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
  ): Promise<ProductResponse> {
    return toProductResponse(await this.readProduct.execute(storeId, productId));
  }

  @Get(':productId/timeline')
  @ApiOperation({ summary: 'What happened to a product, newest first; as long as it is kept' })
  @ApiOkResponse({ type: TimelineResponse })
  async timeline(
    @Param() { productId }: ProductParams,
    @Query() { storeId, limit, cursor }: TimelineQuery,
  ): Promise<TimelineResponse> {
    const page = await this.readTimeline.execute(storeId, productId, limit, cursor ?? null);
    return { ...page, items: page.items.map(toTimelineEntry) };
  }

  @Get(':productId/price')
  @ApiOperation({ summary: 'Why a price is what it is: from the ERP to what the shop shows now' })
  @ApiOkResponse({ type: PriceChainResponse })
  @ApiNotFoundResponse({ description: 'MAPPING_NOT_FOUND: neither the store nor the ERP has it' })
  price(
    @Param() { productId }: ProductParams,
    @Query() { storeId }: StoreQuery,
  ): Promise<PriceChainResponse> {
    return this.explainPrice.execute(storeId, productId);
  }

  @Get(':productId/pictures/:index')
  @ApiOperation({ summary: 'A picture that the shop shows of it; 5 MB at the most, and no SVG' })
  @ApiProduces('image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiNotFoundResponse({ description: 'MAPPING_NOT_FOUND, PICTURE_NOT_FOUND' })
  @ApiConflictResponse({ description: 'STORE_PAUSED, STORE_LEAVING, STORE_WITHOUT_CREDENTIALS' })
  @ApiBadGatewayResponse({ description: 'STORE_…: it could not be fetched' })
  async picture(
    @Param() { productId, index }: PictureParams,
    @Query() { storeId }: StoreQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { type, bytes } = await this.readPicture.execute(storeId, productId, index);
    response.set(PICTURE_HEADERS);
    return new StreamableFile(bytes, { type, length: bytes.length });
  }
}
