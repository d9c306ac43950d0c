import { Body, Controller, Get, HttpCode, HttpStatus, Post, Query, Res } from '@nestjs/common';
import {
  ApiBadGatewayResponse,
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { checkStore, CurrentActor, Roles, type Actor } from '@cypher/platform';
import type { Response } from 'express';
import { ListPulledOrders } from '../application/use-cases/orders/list-pulled-orders.use-case';
import { PullOrdersNow } from '../application/use-cases/orders/pull-orders-now.use-case';
import type { PulledOrder } from '../domain/orders/pulled-order';
import type { Page } from '../domain/page';
import { PulledOrdersQuery, PullOrdersQuery } from './requests/orders/pull-orders.query';
import { askedBy } from './requests/reason.request';
import { OfStoreFound, OfStoreInQuery } from './requests/store-of-request';
import { PullOrdersRequest } from './requests/orders/pull-orders.request';
import { PulledOrderResponse } from './responses/orders/pulled-order.response';

/**
 * How a page of a pull says where the next one is (RFC 8288), and how many orders the pull brought.
 */
const PAGE_HEADERS = {
  Link: {
    description:
      'Where the next page is, as `<?cursor=…&limit=…>; rel="next"`; missing on the last',
    schema: { type: 'string' },
  },
  'X-Total-Count': { description: 'How many orders the pull brought', schema: { type: 'integer' } },
} as const;

/** Reads the shop's orders, now, for those alone who have to do with orders. */
@ApiTags('orders')
@ApiBearerAuth()
@Roles('orders', 'admin')
@OfStoreInQuery()
@Controller('api/v1/woocommerce')
export class OrderPullController {
  constructor(
    private readonly pullOrders: PullOrdersNow,
    private readonly listPulled: ListPulledOrders,
  ) {}

  @Post('pull/orders')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary:
      'Pull orders now, or get the answer of a pull that goes on; the first page of those that were new, or new in content',
  })
  @ApiOkResponse({ type: [PulledOrderResponse], headers: PAGE_HEADERS })
  @ApiBadGatewayResponse({ description: 'STORE_…: the shop is unwell' })
  async pull(
    @Body() { since, reason }: PullOrdersRequest,
    @Query() { storeId, limit }: PullOrdersQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<readonly PulledOrderResponse[]> {
    const pull = await this.pullOrders.execute(storeId, since ?? null, askedBy(actor, reason));
    response.set('X-Total-Count', String(pull.orders));
    return answerPage(response, await this.listPulled.first(pull.id, limit), limit);
  }

  @Get('pull/orders')
  @OfStoreFound()
  @ApiOperation({ summary: 'The next page of a pull, where the Link of the page before says' })
  @ApiOkResponse({ type: [PulledOrderResponse], headers: { Link: PAGE_HEADERS.Link } })
  async pulled(
    @Query() { cursor, limit }: PulledOrdersQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<readonly PulledOrderResponse[]> {
    const page = await this.listPulled.next(cursor, limit);
    for (const { storeId } of page.items) checkStore(actor, storeId, 'orders');
    return answerPage(response, page, limit);
  }
}

function answerPage(
  response: Response,
  page: Page<PulledOrder>,
  limit: number,
): readonly PulledOrder[] {
  if (page.nextCursor !== null) {
    response.set('Link', `<?cursor=${page.nextCursor}&limit=${limit}>; rel="next"`);
  }
  return page.items;
}
