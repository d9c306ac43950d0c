import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { WHOLE_STORE } from '../../../domain/ledger/audit.repository';
import type { OrderNews } from '../../../domain/orders/order-event';
import { progressOf, progressOfGone, type OrderArrival } from '../../../domain/orders/order-state';
import {
  OrderRepository,
  type GoneOrders,
  type KnownOrder,
  type OrderStorage,
  type UnreadableOrder,
} from '../../../domain/orders/order.repository';
import { SyncCounters } from '../../metrics/sync-counters';
import { recordOnce } from '../audit/audit.statement';
import { toJsonb } from '../sql/jsonb';
import { inTransaction, retrying } from '../sql/retrying';
import { ENSURE_STATES, FIND_KNOWN } from './order-state.statements';
import { STORE_NEWS } from './order.statements';
import { lockStates, saveStates, type Seen } from './stored-states';

/** Longest status that its column takes; WooCommerce's own have 20 characters at the most. */
const LONGEST_STATUS = 40;

/** Orders in PostgreSQL. */
@Injectable()
export class TypeOrmOrderRepository extends OrderRepository {
  constructor(
    private readonly database: DataSource,
    private readonly counters: SyncCounters,
    private readonly secrets: SecretRegistry,
  ) {
    super();
  }

  override async findKnown(
    storeId: string,
    orderIds: readonly number[],
  ): Promise<ReadonlyMap<number, KnownOrder>> {
    // What an earlier version told of is known, too.
    await retrying(() => this.database.query(ENSURE_STATES, [storeId, orderIds, true]));
    const rows = await this.database.query<(KnownOrder & { orderId: number })[]>(FIND_KNOWN, [
      storeId,
      orderIds,
    ]);
    return new Map(rows.map(({ orderId, ...known }) => [orderId, known]));
  }

  override async store(
    storeId: string,
    arrivals: readonly OrderArrival[],
    storage: OrderStorage,
  ): Promise<readonly OrderNews[]> {
    if (arrivals.length === 0) return [];
    const news = await inTransaction(this.database, async (manager) => {
      const ids = arrivals.map(({ order }) => order.orderId);
      const states = await lockStates(manager, storeId, ids);
      const seen: Seen[] = arrivals.map((arrival) => {
        const { order, fingerprint } = arrival;
        const before = states.get(order.orderId);
        return {
          orderId: order.orderId,
          order,
          fingerprint,
          before,
          ...progressOf(before, arrival),
        };
      });
      return this.save(manager, storeId, seen, storage);
    });
    this.counters.ordersPulled(
      news.flatMap(({ type, order }) => (type === 'refunded' || order === null ? [] : [order])),
    );
    return news;
  }

  override async storeGone({
    storeId,
    orderIds,
    readAt,
  }: GoneOrders): Promise<readonly OrderNews[]> {
    if (orderIds.length === 0) return [];
    return inTransaction(this.database, async (manager) => {
      const states = await lockStates(manager, storeId, orderIds);
      const seen = orderIds.map((orderId): Seen => {
        const before = states.get(orderId);
        const progress = progressOfGone(before, { storeId, orderId }, readAt);
        return { orderId, order: null, fingerprint: null, before, ...progress };
      });
      return this.save(manager, storeId, seen, { acknowledge: false, pullId: null });
    });
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

  private async save(
    manager: EntityManager,
    storeId: string,
    seen: readonly Seen[],
    { acknowledge, pullId }: OrderStorage,
  ): Promise<readonly OrderNews[]> {
    const news = seen.flatMap(({ orderId, news: ofIt }) =>
      ofIt.map((one) => ({ orderId, ...one })),
    );
    const rows = news.map((one, place) => ({
      order_id: one.orderId,
      event_id: one.eventId,
      version: one.version,
      type: one.type,
      content_digest: one.contentDigest,
      status: one.status.slice(0, LONGEST_STATUS),
      payload: one.order,
      detail: one.refund ?? one.changes,
      place,
    }));
    const stored = await this.storeRows(manager, [storeId, toJsonb(rows), acknowledge, pullId]);
    await saveStates(manager, storeId, seen);
    return news.filter(({ eventId }) => stored.has(eventId));
  }

  private async storeRows(
    manager: EntityManager,
    parameters: readonly unknown[],
  ): Promise<ReadonlySet<string>> {
    const rows = await manager.query<{ eventId: string }[]>(STORE_NEWS, [...parameters]);
    return new Set(rows.map(({ eventId }) => eventId));
  }
}

/** The same for the same content of the same order. */
function callIdOf(storeId: string, { orderId, digest }: UnreadableOrder): string {
  const named = createHash('sha256')
    .update([storeId, String(orderId), digest].join('\n'))
    .digest('hex');
  return named.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
