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
import { shownEvent, shownEventOfOrder, shownOrder } from './responses/orders/shown-order';
import { OrderEventsResponse } from './responses/orders/order-events.response';
import {
  OrderResponse,
  OrdersResponse,
  RepublishedResponse,
} from './responses/orders/order.response';

/**
 * The shop's orders on their way to the ERP: names, addresses and what people buy, for those alone
 * who have to do with them. Who may only look sees no more of a person than first letters.
 */
@ApiTags('orders')
@ApiBearerAuth()
@Roles('orders', 'admin', 'viewer')
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
  async list(
    @Query() { limit, cursor, ...filter }: OrdersQuery,
    @CurrentActor() actor: Actor,
  ): Promise<OrdersResponse> {
    const page = await this.listOrders.current(filter, limit, cursor ?? null);
    return { ...page, items: page.items.map(shownOrder(actor, filter.storeId)) };
  }

  @Get('events')
  @ApiOperation({ summary: 'What was told of orders, newest first' })
  @ApiOkResponse({ type: OrderEventsResponse })
  async events(
    @Query() { limit, cursor, ...filter }: OrderEventsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<OrderEventsResponse> {
    const page = await this.listOrders.events(filter, limit, cursor ?? null);
    return { ...page, items: page.items.map(shownEventOfOrder(actor, filter.storeId)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One order, with all that was told of it' })
  @ApiOkResponse({ type: OrderResponse })
  @ApiNotFoundResponse({ description: 'ORDER_NOT_FOUND' })
  async one(
    @Param() { id }: OrderParams,
    @Query() { storeId }: StoreQuery,
    @CurrentActor() actor: Actor,
  ): Promise<OrderResponse> {
    const order = await this.findOrder.execute(storeId, id);
    const events = order.events.map(shownEvent(actor, storeId));
    return { ...shownOrder(actor, storeId)(order), events };
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
    const origin = { via: 'api', actor: subject, reason } as const;
    return this.republishOrder.execute(storeId, id, { reason, origin });
  }
}
