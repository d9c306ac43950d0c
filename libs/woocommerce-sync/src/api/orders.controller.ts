import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListOrders } from '../application/use-cases/list-orders.use-case';
import { PullOrders } from '../application/use-cases/pull-orders.use-case';
import { OrdersQuery } from './requests/orders.query';
import { PullOrdersRequest } from './requests/pull-orders.request';
import { StoreQuery } from './requests/store.query';
import { OrdersResponse, PulledOrderResponse } from './responses/pulled-order.response';

/** The shop's orders on their way to the ERP. */
@ApiTags('orders')
@ApiBearerAuth()
@Controller('api/v1/woocommerce')
export class OrdersController {
  constructor(
    private readonly pullOrders: PullOrders,
    private readonly listOrders: ListOrders,
  ) {}

  @Post('pull/orders')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Pull orders now; answers those that were new, or new in content' })
  @ApiOkResponse({ type: [PulledOrderResponse] })
  pull(
    @Body() { since }: PullOrdersRequest,
    @Query() { storeId }: StoreQuery,
  ): Promise<PulledOrderResponse[]> {
    return this.pullOrders.execute(storeId, since ?? null);
  }

  @Get('orders')
  @ApiOperation({ summary: 'What was pulled, newest first' })
  @ApiOkResponse({ type: OrdersResponse })
  list(@Query() { storeId, since, limit, cursor }: OrdersQuery): Promise<OrdersResponse> {
    return this.listOrders.execute(
      { storeId, ...(since === undefined ? {} : { since }) },
      limit,
      cursor ?? null,
    );
  }
}
