import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import {
  ApiBadGatewayResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, Roles, type Actor } from '@cypher/platform';
import { FindOrder } from '../application/use-cases/orders/find-order.use-case';
import { ListOrders } from '../application/use-cases/orders/list-orders.use-case';
import { RepublishOrder } from '../application/use-cases/orders/republish-order.use-case';
import { OrderParams } from './requests/orders/order.params';
import { OrderEventsQuery, OrdersQuery } from './requests/orders/orders.query';
import { RepublishRequest } from './requests/orders/republish.request';
import { OfStoreInQuery } from './requests/store-of-request';
import { StoreQuery } from './requests/store.query';
import { OrderEventsResponse } from './responses/orders/order-events.response';
import {
  OrderResponse,
  OrdersResponse,
  RepublishedResponse,
} from './responses/orders/order.response';

/**
 * The shop's orders on their way to the ERP: names, addresses and what people buy, for those alone
 * who have to do with them.
 */
@ApiTags('orders')
@ApiBearerAuth()
@Roles('orders', 'admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce/orders')
export class OrdersController {
  constructor(
    private readonly listOrders: ListOrders,
    private readonly findOrder: FindOrder,
    private readonly republishOrder: RepublishOrder,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Orders as they are now, those first of which something was told last' })
  @ApiOkResponse({ type: OrdersResponse })
  list(@Query() { limit, cursor, ...filter }: OrdersQuery): Promise<OrdersResponse> {
    return this.listOrders.current(filter, limit, cursor ?? null);
  }

  @Get('events')
  @ApiOperation({ summary: 'What was told of orders, newest first' })
  @ApiOkResponse({ type: OrderEventsResponse })
  events(@Query() { limit, cursor, ...filter }: OrderEventsQuery): Promise<OrderEventsResponse> {
    return this.listOrders.events(filter, limit, cursor ?? null);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One order, with all that was told of it' })
  @ApiOkResponse({ type: OrderResponse })
  @ApiNotFoundResponse({ description: 'ORDER_NOT_FOUND' })
  one(@Param() { id }: OrderParams, @Query() { storeId }: StoreQuery): Promise<OrderResponse> {
    return this.findOrder.execute(storeId, id);
  }

  @Post(':id/republish')
  @Roles('admin')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'Tell the ERP of an order once more, by the events that told of it' })
  @ApiOkResponse({ type: RepublishedResponse })
  @ApiNotFoundResponse({ description: 'ORDER_NOT_FOUND' })
  @ApiConflictResponse({ description: 'ORDER_FORGOTTEN: neither kept here nor in the shop' })
  @ApiBadGatewayResponse({ description: 'STORE_…: what is forgotten could not be read again' })
  republish(
    @Param() { id }: OrderParams,
    @Query() { storeId }: StoreQuery,
    @Body() { reason }: RepublishRequest,
    @CurrentActor() { subject }: Actor,
  ): Promise<RepublishedResponse> {
    const origin = { via: 'api', actor: subject } as const;
    return this.republishOrder.execute(storeId, id, { reason, origin });
  }
}
