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
  type OutboxEvent,
  type OwedAcknowledgement,
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
import { enduring } from '../sql/outage';
import {
  END_ACKNOWLEDGEMENT,
  FAIL_ACKNOWLEDGEMENT,
  LIST_ORDERS,
  LIST_PULLED,
  MARK_PUBLISHED,
  RETURN_ACKNOWLEDGEMENTS,
  STORE_ORDERS,
  TAKE_ACKNOWLEDGEMENTS,
  WAITING_EVENTS,
} from './order.statements';

/**
 * A transaction in which nothing happens for 15 s is ended, and what it had published is not
 * marked.
 */
const PUBLISHING_MS = 5_000;
const PUBLISHED_AT_ONCE = 100;

/** How long PostgreSQL may be away before an acknowledgement is left to the next pull. */
const ACKNOWLEDGEMENT_PATIENCE_MS = 30_000;

/** Longest status that its column takes; WooCommerce's own have 20 characters at the most. */
const LONGEST_STATUS = 40;

const cursors = new Cursors('orders', z.strictObject({ pulledAt: instant, id: numericId }));
const pulledCursors = new Cursors('pulled', z.strictObject({ pullId: z.guid(), id: numericId }));

/** Pulled orders and the outbox in PostgreSQL. */
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

  override async publishPending(publish: (event: OutboxEvent) => Promise<void>): Promise<number> {
    const { published, fault } = await this.database.transaction(async (manager) => {
      const events = await manager.query<OutboxEvent[]>(WAITING_EVENTS, [PUBLISHED_AT_ONCE]);
      const attempt = await publishInTurn(events, publish);
      if (attempt.published.length > 0) await manager.query(MARK_PUBLISHED, [attempt.published]);
      return attempt;
    });
    this.counters.eventsPublished(published.length);
    // Only now: what the broker has stays marked though a later one failed.
    if (fault !== null) throw fault;
    return published.length;
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

  override async takeAcknowledgements(
    storeId: string,
    limit: number,
  ): Promise<OwedAcknowledgement[]> {
    return this.database.query<OwedAcknowledgement[]>(TAKE_ACKNOWLEDGEMENTS, [storeId, limit]);
  }

  override async endAcknowledgement({ eventId }: OwedAcknowledgement): Promise<void> {
    await this.endure(END_ACKNOWLEDGEMENT, [eventId]);
  }

  override async failAcknowledgement(
    { eventId }: OwedAcknowledgement,
    refused: boolean,
  ): Promise<void> {
    await this.endure(FAIL_ACKNOWLEDGEMENT, [eventId, refused]);
  }

  override async returnAcknowledgements(owed: readonly OwedAcknowledgement[]): Promise<void> {
    if (owed.length === 0) return;
    await this.endure(RETURN_ACKNOWLEDGEMENTS, [owed.map(({ eventId }) => eventId)]);
  }

  /** What was done in the shop is written down though PostgreSQL restarts meanwhile. */
  private async endure(statement: string, parameters: readonly unknown[]): Promise<void> {
    await enduring(
      () => this.database.query(statement, [...parameters]),
      ACKNOWLEDGEMENT_PATIENCE_MS,
    );
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

/**
 * Publishes until one fails, or the broker was slow for so long that the transaction has to end;
 * what was published, and why no more was.
 */
async function publishInTurn(
  events: readonly OutboxEvent[],
  publish: (event: OutboxEvent) => Promise<void>,
): Promise<{ readonly published: readonly string[]; readonly fault: Error | null }> {
  const published: string[] = [];
  const end = performance.now() + PUBLISHING_MS;
  try {
    for (const event of events) {
      await publish(event);
      published.push(event.eventId);
      if (performance.now() > end) break;
    }
    return { published, fault: null };
  } catch (error) {
    return { published, fault: error instanceof Error ? error : new Error(String(error)) };
  }
}
