import { z } from 'zod';
import {
  ShopOrderChanges,
  type Fulfilment,
  type MadeRefund,
  type OrderChange,
  type OrderInShop,
  type RefundToMake,
} from '../../../application/ports/shop/orders/shop-order-changes.port';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import { WooCommerceApiError } from '../../../domain/shop.errors';
import { everyPage } from '../client/every-page';
import type { WooCommerceApiClient } from '../client/woocommerce-api.client';
import { NO_SUCH_ORDER } from '../shop/woocommerce-orders.client';
import { toOrders } from './order-page.mapper';
import { OrderMeta, type FieldKeys } from './order-meta';
import { isRecord } from './order-values';
import { toRefunds } from './refund.mapper';

/** Where a refund says for which command it was made (fact 82). */
const REFUND_META = '_cypher_refund';

/** Where a fulfilment says the same. */
const SHIPMENT_META = '_cypher_shipment';

/** What WordPress says of a route that there is not. */
const NO_ROUTE = 'rest_no_route';

const ROWS = z.array(z.unknown());
const REFUND_ROW = z.looseObject({ id: z.coerce.number() });
const MADE = z.object({ id: z.coerce.number() });
const CHANGED = z.object({ id: z.coerce.number(), status: z.string() });

/** GET and POST /orders/{id}, its refunds and its fulfilments. */
export class WooCommerceOrderChangesClient extends ShopOrderChanges {
  /** @param fieldKeys which keys of the meta data are part of an order */
  constructor(
    private readonly api: WooCommerceApiClient,
    private readonly fieldKeys: FieldKeys,
  ) {
    super();
  }

  override async read(orderId: number): Promise<OrderInShop | null> {
    try {
      const row = await this.api.read(`/orders/${orderId}`, {}, z.unknown());
      const [order] = toOrders([row], this.fieldKeys).orders;
      if (order === undefined || !isRecord(row)) return null;
      return { order, meta: new OrderMeta(row['meta_data']).all() };
    } catch (error) {
      if (error instanceof WooCommerceApiError && error.storeCode === NO_SUCH_ORDER) return null;
      throw error;
    }
  }

  override async change(orderId: number, { status, meta }: OrderChange): Promise<string> {
    const body = {
      ...(status === undefined ? {} : { status }),
      ...(meta === undefined ? {} : { meta_data: metaRows(meta) }),
    };
    const query = { _fields: 'id,status' };
    return (await this.api.write(`/orders/${orderId}`, body, CHANGED, query)).status;
  }

  override async refunds(order: PulledOrder): Promise<readonly MadeRefund[]> {
    const path = `/orders/${order.orderId}/refunds`;
    const rows = await everyPage(this.api, path, {}, REFUND_ROW, ({ id }) => id);
    const madeFor = new Map(rows.map((row) => [row.id, textIn(metaOf(row), REFUND_META)]));
    return toRefunds(rows, order).map((refund) => ({
      ...refund,
      madeFor: madeFor.get(refund.refundId) ?? null,
    }));
  }

  /** Amounts of lines are numbers in this route, and the tax of each rate apart (fact 82). */
  override async refund(refund: RefundToMake): Promise<number> {
    const body = {
      amount: refund.amount,
      reason: refund.reason,
      api_refund: refund.paysBack,
      api_restock: refund.restock,
      meta_data: metaRows({ [REFUND_META]: refund.madeFor }),
      line_items: refund.lines.map(({ lineId, quantity, total, taxes }) => ({
        id: lineId,
        quantity,
        refund_total: Number(total),
        refund_tax: taxes.map((tax) => ({ id: tax.rateId, refund_total: Number(tax.total) })),
      })),
    };
    const path = `/orders/${refund.orderId}/refunds`;
    return (await this.api.write(path, body, MADE, { _fields: 'id' })).id;
  }

  override async fulfilments(orderId: number): Promise<readonly (string | null)[] | null> {
    try {
      const rows = await this.api.read(`/orders/${orderId}/fulfillments`, {}, ROWS);
      return rows.map((row) => textIn(metaOf(row), SHIPMENT_META));
    } catch (error) {
      if (error instanceof WooCommerceApiError && error.storeCode === NO_ROUTE) return null;
      throw error;
    }
  }

  override async fulfil(fulfilment: Fulfilment): Promise<number> {
    const { orderId, madeFor, lines, trackingNumber, carrier, trackingUrl } = fulfilment;
    const body = {
      status: 'fulfilled',
      is_fulfilled: true,
      notify_customer: fulfilment.notifies,
      meta_data: newRows({
        _items: lines.map(({ lineId, quantity }) => ({ item_id: lineId, qty: quantity })),
        _tracking_number: trackingNumber,
        _shipment_provider: carrier,
        _tracking_url: trackingUrl ?? '',
        [SHIPMENT_META]: madeFor,
      }),
    };
    return (await this.api.write(`/orders/${orderId}/fulfillments`, body, MADE, {})).id;
  }
}

function metaRows(meta: Readonly<Record<string, unknown>>): object[] {
  return Object.entries(meta).map(([key, value]) => ({ key, value }));
}

/** Of a fulfilment the shop drops rows without an id; 0 makes new ones (fact 92). */
function newRows(meta: Readonly<Record<string, unknown>>): object[] {
  return metaRows(meta).map((row) => ({ id: 0, ...row }));
}

function metaOf(row: unknown): ReadonlyMap<string, unknown> {
  return new OrderMeta(isRecord(row) ? row['meta_data'] : null).all();
}

function textIn(meta: ReadonlyMap<string, unknown>, key: string): string | null {
  const value = meta.get(key);
  return typeof value === 'string' ? value : null;
}
