import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  OrderRepository,
  type OrderArrival,
  type OrderFilter,
  type OutboxEvent,
  type StoredOrder,
} from '../../domain/order.repository';
import type { PulledOrder } from '../../domain/pulled-order';
import type { Page } from '../../domain/sync.repository';
import { SyncCounters } from '../metrics/sync-counters';
import { Cursors, instant, instantOf, numericId } from './cursor';
import { toJsonb } from './jsonb';

const PUBLISHED_AT_ONCE = 100;

const cursors = new Cursors('orders', z.strictObject({ pulledAt: instant, id: numericId }));

/** $1 arrivals as JSON, $2 topic. Order and event are one statement: neither exists without the other. */
const STORE = `
  WITH arrived AS (
    INSERT INTO "wc_orders" ("store_id", "order_id", "event_id", "status", "payload")
    SELECT v."store_id", v."order_id", v."event_id", v."status", v."payload"
      FROM jsonb_to_recordset($1::jsonb) AS v(
        "store_id" text, "order_id" int, "event_id" text, "status" text, "payload" jsonb)
    ON CONFLICT ("event_id") DO NOTHING
    RETURNING "event_id", "store_id", "payload", "pulled_at"
  ), announced AS (
    INSERT INTO "wc_outbox" ("event_id", "topic", "payload")
    SELECT "event_id", $2, jsonb_build_object('eventId', "event_id", 'storeId', "store_id",
             'occurredAt', to_char("pulled_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'order', "payload")
      FROM arrived
  )
  SELECT "payload" FROM arrived`;

/** $1 limit. */
const WAITING = `
  SELECT "event_id" AS "eventId", "topic", "payload" FROM "wc_outbox"
   WHERE "published_at" IS NULL ORDER BY "created_at", "event_id" LIMIT $1 FOR UPDATE SKIP LOCKED`;

/** $1 events. */
const MARK_PUBLISHED = `UPDATE "wc_outbox" SET "published_at" = now() WHERE "event_id" = ANY($1::text[])`;

/** Pulled orders and the outbox in PostgreSQL. */
@Injectable()
export class TypeOrmOrderRepository extends OrderRepository {
  constructor(
    private readonly database: DataSource,
    private readonly counters: SyncCounters,
  ) {
    super();
  }

  override async store(arrivals: readonly OrderArrival[], topic: string): Promise<PulledOrder[]> {
    if (arrivals.length === 0) return [];
    const rows = arrivals.map(({ order, eventId }) => ({
      store_id: order.storeId,
      order_id: order.orderId,
      event_id: eventId,
      status: order.status,
      payload: order,
    }));
    const stored = await this.database.query<{ payload: PulledOrder }[]>(STORE, [toJsonb(rows), topic]);
    const orders = stored.map(({ payload }) => payload);
    this.counters.ordersPulled(orders);
    return orders;
  }

  override async publishPending(publish: (event: OutboxEvent) => Promise<void>): Promise<number> {
    const { published, fault } = await this.database.transaction(async (manager) => {
      const events = await manager.query<OutboxEvent[]>(WAITING, [PUBLISHED_AT_ONCE]);
      const attempt = await publishInTurn(events, publish);
      if (attempt.published.length > 0) await manager.query(MARK_PUBLISHED, [attempt.published]);
      return attempt;
    });
    this.counters.eventsPublished(published.length);
    // Only now: what the broker has stays marked though a later one failed.
    if (fault !== null) throw fault;
    return published.length;
  }

  override async list(filter: OrderFilter, limit: number, cursor: string | null): Promise<Page<StoredOrder>> {
    const after = cursor === null ? null : cursors.read(cursor);
    const rows = await this.database.query<
      (Omit<StoredOrder, 'order'> & { order: PulledOrder; place: string; id: string })[]
    >(
      `SELECT o."id", o."event_id" AS "eventId", o."payload" AS "order", o."pulled_at" AS "pulledAt",
              x."published_at" AS "publishedAt", ${instantOf('o."pulled_at"')} AS "place"
         FROM "wc_orders" o LEFT JOIN "wc_outbox" x ON x."event_id" = o."event_id"
        WHERE o."store_id" = $1 AND o."payload" IS NOT NULL AND ($2::timestamptz IS NULL OR o."pulled_at" >= $2)
          AND ($3::timestamptz IS NULL OR (o."pulled_at", o."id") < ($3, $4::bigint))
        ORDER BY o."pulled_at" DESC, o."id" DESC LIMIT $5`,
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
}

/** Publishes until one fails; what was published, and why no more was. */
async function publishInTurn(
  events: readonly OutboxEvent[],
  publish: (event: OutboxEvent) => Promise<void>,
): Promise<{ readonly published: readonly string[]; readonly fault: Error | null }> {
  const published: string[] = [];
  try {
    for (const event of events) {
      await publish(event);
      published.push(event.eventId);
    }
    return { published, fault: null };
  } catch (error) {
    return { published, fault: error instanceof Error ? error : new Error(String(error)) };
  }
}
