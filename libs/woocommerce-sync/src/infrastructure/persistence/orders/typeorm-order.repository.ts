import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { WHOLE_STORE } from '../../../domain/ledger/audit.repository';
import {
  OrderRepository,
  type OrderArrival,
  type OrderFilter,
  type OrderStorage,
  type StoredOrder,
  type UnreadableOrder,
} from '../../../domain/orders/order.repository';
import type { PulledOrder } from '../../../domain/orders/pulled-order';
import type { Page } from '../../../domain/page';
import { SyncCounters } from '../../metrics/sync-counters';
import { recordOnce } from '../audit/audit.statement';
import { Cursors, instant, numericId } from '../sql/cursor';
import { recogniseEarlierOrders } from './earlier-orders.statement';
import { toJsonb } from '../sql/jsonb';
import { LIST_ORDERS, LIST_PULLED, STORE_ORDERS } from './order.statements';

/** Longest status that its column takes; WooCommerce's own have 20 characters at the most. */
const LONGEST_STATUS = 40;

const cursors = new Cursors('orders', z.strictObject({ pulledAt: instant, id: numericId }));
const pulledCursors = new Cursors('pulled', z.strictObject({ pullId: z.guid(), id: numericId }));

/** Pulled orders in PostgreSQL. */
@Injectable()
export class TypeOrmOrderRepository extends OrderRepository {
  constructor(
    private readonly database: DataSource,
    private readonly counters: SyncCounters,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async store(
    arrivals: readonly OrderArrival[],
    { topic, acknowledge, pullId }: OrderStorage,
  ): Promise<string[]> {
    if (arrivals.length === 0) return [];
    const rows = arrivals.map(({ order, eventId, contentDigest }) => ({
      store_id: order.storeId,
      order_id: order.orderId,
      event_id: eventId,
      content_digest: contentDigest,
      status: order.status.slice(0, LONGEST_STATUS),
      payload: order,
    }));
    await recogniseEarlierOrders(this.database.manager, arrivals);
    const stored = await this.database.query<{ eventId: string }[]>(STORE_ORDERS, [
      toJsonb(rows),
      topic,
      acknowledge,
      pullId,
    ]);
    const eventIds = stored.map(({ eventId }) => eventId);
    const isNew = new Set(eventIds);
    this.counters.ordersPulled(
      arrivals.flatMap(({ order, eventId }) => (isNew.has(eventId) ? [order] : [])),
    );
    return eventIds;
  }

  override async noteUnreadable(
    storeId: string,
    unreadable: readonly UnreadableOrder[],
  ): Promise<UnreadableOrder[]> {
    const noted = new Map(unreadable.map((order) => [callIdOf(storeId, order), order]));
    const entries = [...noted].map(([callId, { orderId, problem }]) => ({
      callId,
      storeId,
      action: 'orders.unreadable',
      requestedBy: { [WHOLE_STORE]: [{ via: 'schedule', actor: 'order-pull' } as const] },
      request: { orderId },
      answer: { error: problem },
      errorCode: 'ORDER_UNREADABLE',
    }));
    const recorded = new Set(await recordOnce(this.database.manager, entries, this.secrets));
    const news = [...noted].flatMap(([callId, order]) => (recorded.has(callId) ? [order] : []));
    this.counters.ordersUnreadable(storeId, news.length);
    return news;
  }

  override async list(
    filter: OrderFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<StoredOrder>> {
    const after = cursor === null ? null : cursors.read(cursor);
    const rows = await this.database.query<(StoredOrder & { place: string; id: string })[]>(
      LIST_ORDERS,
      [filter.storeId, filter.since ?? null, after?.pulledAt ?? null, after?.id ?? null, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ order, eventId, pulledAt, publishedAt }) => ({
        order,
        eventId,
        pulledAt,
        publishedAt,
      })),
      nextCursor:
        rows.length > limit && last !== undefined
          ? cursors.write({ pulledAt: last.place, id: last.id })
          : null,
    };
  }

  override async listPulled(pullId: string, limit: number): Promise<Page<PulledOrder>> {
    return this.pulledAfter({ pullId, id: '0' }, limit);
  }

  override async listPulledFrom(cursor: string, limit: number): Promise<Page<PulledOrder>> {
    return this.pulledAfter(pulledCursors.read(cursor), limit);
  }

  private async pulledAfter(
    { pullId, id }: { readonly pullId: string; readonly id: string },
    limit: number,
  ): Promise<Page<PulledOrder>> {
    const rows = await this.database.query<{ id: string; order: PulledOrder }[]>(LIST_PULLED, [
      pullId,
      id,
      limit + 1,
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return {
      items: page.map(({ order }) => order),
      nextCursor: isMore ? pulledCursors.write({ pullId, id: last.id }) : null,
    };
  }
}

/** The same for the same content of the same order. */
function callIdOf(storeId: string, { orderId, digest }: UnreadableOrder): string {
  const named = createHash('sha256')
    .update([storeId, String(orderId), digest].join('\n'))
    .digest('hex');
  return named.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
