import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListProductEvents } from '../../application/use-cases/records/list-product-events.use-case';
import { ProductEventsQuery } from '../requests/records/product-events.query';
import { OfStoreInQuery } from '../requests/store-of-request';
import { ProductEventsResponse } from '../responses/records/product-events.response';

/** What the ERP was told of changes in the shop. */
@ApiTags('records')
@ApiBearerAuth()
@OfStoreInQuery()
@Controller('api/v1/woocommerce/products')
export class ProductEventsController {
  constructor(private readonly listEvents: ListProductEvents) {}

  @Get('events')
  @ApiOperation({ summary: 'What was told of changes of products in the shop, newest first' })
  @ApiOkResponse({ type: ProductEventsResponse })
  list(@Query() { limit, cursor, ...filter }: ProductEventsQuery): Promise<ProductEventsResponse> {
    return this.listEvents.execute(filter, limit, cursor ?? null);
  }
}
