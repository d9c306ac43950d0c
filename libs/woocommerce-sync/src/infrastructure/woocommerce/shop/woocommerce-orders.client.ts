import { z } from 'zod';
import {
  ShopOrders,
  type OrderPage,
  type OrderQuery,
} from '../../../application/ports/shop/shop-orders.port';
import { listPage } from '../client/list-pages';
import { PAGE_SIZE, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import { toOrderPage } from '../orders/order-page.mapper';

/**
 * Where an order says that the ERP has it; protected, so the shop's pages do not show it (fact 12).
 */
const RECEIVED_META = '_cypher_received';

/** GET /orders, and PUT /orders/{id}. */
export class WooCommerceOrdersClient extends ShopOrders {
  constructor(private readonly api: WooCommerceApiClient) {
    super();
  }

  override async list({ status, modifiedAfter, page }: OrderQuery): Promise<OrderPage> {
    const query = {
      per_page: PAGE_SIZE,
      status,
      // UTC without a zone, and said so: with both a `Z` and the flag the shop shifts it twice
      // (fact 25).
      modified_after: modifiedAfter.toISOString().slice(0, 19),
      dates_are_gmt: 'true',
      orderby: 'id',
      order: 'asc',
      page,
    };
    // As they came: a strange one must hide no other.
    const answer = await this.api.readPage('/orders', query, z.array(z.unknown()));
    return toOrderPage(listPage(answer.value, answer.headers, page), answer.answeredAt);
  }

  override async find(orderIds: readonly number[]): Promise<OrderPage> {
    const query = {
      per_page: PAGE_SIZE,
      status: 'any',
      include: orderIds.join(','),
      orderby: 'id',
      order: 'asc',
    };
    const answer = await this.api.readPage('/orders', query, z.array(z.unknown()));
    return toOrderPage(listPage(answer.value, answer.headers, 1), answer.answeredAt);
  }

  /** With meta data alone, which recalculates nothing (fact 26). */
  override async acknowledge(orderId: number, note: string): Promise<void> {
    const body = { meta_data: [{ key: RECEIVED_META, value: note }] };
    const schema = z.object({ id: z.number() });
    await this.api.write('PUT', `/orders/${orderId}`, body, schema, { _fields: 'id' });
  }
}
