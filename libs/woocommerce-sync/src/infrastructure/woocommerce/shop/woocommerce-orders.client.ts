import { z } from 'zod';
import {
  ShopOrders,
  type OrderPage,
  type OrderQuery,
  type FoundOrders,
  type SummaryPage,
  type SummaryQuery,
} from '../../../application/ports/shop/shop-orders.port';
import type { RefundDetail } from '../../../domain/orders/order-event';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { RepeatedPageError, WooCommerceApiError } from '../../../domain/shop.errors';
import { listPage } from '../client/list-pages';
import { PAGE_SIZE, type Query, type WooCommerceApiClient } from '../client/woocommerce-api.client';
import type { FieldKeys } from '../orders/order-meta';
import { fromWooCommerceOrder } from '../orders/order.mapper';
import { readId } from '../orders/order-values';
import { toOrderPage, toOrders } from '../orders/order-page.mapper';
import { toSummary } from '../orders/order-summary.mapper';
import { toRefunds } from '../orders/refund.mapper';

/**
 * Where an order says that the ERP has it; protected, so the shop's pages do not show it (fact 12).
 */
const RECEIVED_META = '_cypher_received';

/** What the shop says of an id that no order has (fact 78). */
export const NO_SUCH_ORDER = 'woocommerce_rest_shop_order_invalid_id';

/** As they came: a strange one must hide no other. */
const ROWS = z.array(z.unknown());

/** By ascending id, since only that order holds still (fact 24). */
const BY_ID = { per_page: PAGE_SIZE, status: 'any', orderby: 'id', order: 'asc' } as const;

const MOST_REFUND_PAGES = 50;

/** GET /orders, /orders/{id} and its refunds; POST /orders/{id}. */
export class WooCommerceOrdersClient extends ShopOrders {
  /** @param fieldKeys which keys of the meta data are read, by the names that we give them */
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly fieldKeys: FieldKeys,
  ) {
    super();
  }

  override async list({ modifiedAfter, page }: OrderQuery): Promise<OrderPage> {
    const query = { ...BY_ID, modified_after: utcText(modifiedAfter), dates_are_gmt: 'true', page };
    const answer = await this.api.readPage('/orders', query, ROWS);
    return toOrderPage(
      listPage(answer.value, answer.headers, page),
      answer.answeredAt,
      this.fieldKeys,
    );
  }

  override async find(orderIds: readonly number[]): Promise<FoundOrders> {
    // An empty `include` lists everything (fact 24).
    if (orderIds.length === 0) return { orders: [], unreadable: [] };
    const query = { ...BY_ID, include: orderIds.join(',') };
    return toOrders(await this.api.read('/orders', query, ROWS), this.fieldKeys);
  }

  override async get(orderId: number): Promise<PulledOrder | null> {
    try {
      // Any other answer proves nothing: a page of a plugin's, or another order.
      const row = await this.api.read(`/orders/${orderId}`, {}, orderRow(orderId));
      return fromWooCommerceOrder(orderId, row, this.fieldKeys);
    } catch (error) {
      // A 404 of something before the shop proves nothing.
      if (error instanceof WooCommerceApiError && error.storeCode === NO_SUCH_ORDER) return null;
      throw error;
    }
  }

  override async refunds(order: PulledOrder): Promise<readonly RefundDetail[]> {
    const rows: unknown[] = [];
    for (let page = 1; page <= MOST_REFUND_PAGES; page += 1) {
      const query: Query = { per_page: PAGE_SIZE, orderby: 'id', order: 'asc', page };
      const path = `/orders/${order.orderId}/refunds`;
      const answer = await this.api.readPage(path, query, ROWS);
      rows.push(...answer.value);
      if (listPage(answer.value, answer.headers, page).isLast) return toRefunds(rows, order);
    }
    throw new RepeatedPageError('refunds', MOST_REFUND_PAGES);
  }

  override async summaries({ createdAfter, page }: SummaryQuery): Promise<SummaryPage> {
    const query = {
      ...BY_ID,
      after: utcText(createdAfter),
      dates_are_gmt: 'true',
      _fields: 'id,status,date_modified_gmt',
      page,
    };
    const answer = await this.api.readPage('/orders', query, ROWS);
    const { rows, isLast, total } = listPage(answer.value, answer.headers, page);
    return { orders: rows.flatMap((row) => toSummary(row) ?? []), isLast, total };
  }

  /** With meta data alone, which recalculates nothing (fact 26). */
  override async acknowledge(orderId: number, note: string): Promise<void> {
    const body = { meta_data: [{ key: RECEIVED_META, value: note }] };
    const schema = z.object({ id: z.number() });
    await this.api.write(`/orders/${orderId}`, body, schema, { _fields: 'id' });
  }
}

/** The order of this id, as it came. */
function orderRow(orderId: number) {
  return z.record(z.string(), z.unknown()).refine((row) => {
    const id = readId(row['id']);
    return 'value' in id && id.value === orderId;
  }, `it is not order ${orderId}`);
}

/**
 * UTC without a zone, which goes with `dates_are_gmt`: with both a `Z` and the flag the shop shifts
 * it twice (fact 25).
 */
function utcText(at: Date): string {
  return at.toISOString().slice(0, 19);
}
