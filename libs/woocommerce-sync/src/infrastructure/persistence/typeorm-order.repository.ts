import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretRegistry } from '@cypher/platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { WHOLE_STORE } from '../../domain/audit.repository';
import {
  OrderRepository,
  type OrderArrival,
  type OrderFilter,
  type OutboxEvent,
  type OwedAcknowledgement,
  type StoredOrder,
  type UnreadableOrder,
} from '../../domain/order.repository';
import type { PulledOrder } from '../../domain/pulled-order';
import type { Page } from '../../domain/sync.repository';
import { SyncCounters } from '../metrics/sync-counters';
import { recordOnce } from './audit.statement';
import { Cursors, instant, instantOf, numericId } from './cursor';
import { toJsonb } from './jsonb';
import { enduring } from './outage';

const PUBLISHED_AT_ONCE = 100;

/** How long PostgreSQL may be away before an acknowledgement is left to the next pull. */
const ACKNOWLEDGEMENT_PATIENCE_MS = 30_000;

const cursors = new Cursors('orders', z.strictObject({ pulledAt: instant, id: numericId }));

/** $1 arrivals as JSON, $2 topic, $3 whether the shop is to be told. Order, event and duty are one statement: none exists without the others. */
const STORE = `
  WITH arrived AS (
    INSERT INTO "wc_orders" ("store_id", "order_id", "event_id", "status", "payload", "acknowledge_at")
    SELECT v."store_id", v."order_id", v."event_id", v."status", v."payload", CASE WHEN $3::boolean THEN wc_now() END
      FROM jsonb_to_recordset($1::jsonb) AS v(
        "store_id" text, "order_id" int, "event_id" text, "status" text, "payload" jsonb)
    ON CONFLICT ("event_id") DO NOTHING
    RETURNING "event_id", "store_id", "order_id", "payload", "pulled_at"
  ), overtaken AS (
    -- The shop keeps one note for each order: that of an older state must not replace it later.
    UPDATE "wc_orders" o SET "acknowledge_at" = NULL
      FROM arrived a
     WHERE o."store_id" = a."store_id" AND o."order_id" = a."order_id" AND o."acknowledge_at" IS NOT NULL
  ), announced AS (
    INSERT INTO "wc_outbox" ("event_id", "topic", "payload", "created_at")
    SELECT "event_id", $2, jsonb_build_object('eventId', "event_id", 'storeId', "store_id",
             'occurredAt', to_char("pulled_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'order', "payload"),
           -- They arrived at one time, and are published in their order.
           "pulled_at" + row_number() OVER () * interval '1 microsecond'
      FROM arrived
  )
  SELECT "payload" FROM arrived`;

/** $1 limit. */
const WAITING = `
  SELECT "event_id" AS "eventId", "topic", "payload" FROM "wc_outbox"
   WHERE "published_at" IS NULL ORDER BY "created_at", "event_id" LIMIT $1 FOR UPDATE SKIP LOCKED`;

/** $1 events. */
const MARK_PUBLISHED = `UPDATE "wc_outbox" SET "published_at" = wc_now() WHERE "event_id" = ANY($1::text[])`;

/** $1 store, $2 limit. */
const TAKE_ACKNOWLEDGEMENTS = `
  WITH due AS (
    SELECT "id" FROM "wc_orders" WHERE "store_id" = $1 AND "acknowledge_at" <= wc_now()
     ORDER BY "acknowledge_tries", "id" LIMIT $2 FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE "wc_orders" o SET "acknowledge_at" = wc_now() + interval '15 minutes'
      FROM due WHERE o."id" = due."id"
    RETURNING o."id", o."acknowledge_tries", o."order_id", o."event_id"
  )
  SELECT "order_id" AS "orderId", "event_id" AS "eventId" FROM taken ORDER BY "acknowledge_tries", "id"`;

/** $1 event, $2 whether the shop refused it. */
const FAIL_ACKNOWLEDGEMENT = `
  UPDATE "wc_orders"
     SET "acknowledge_tries" = LEAST("acknowledge_tries", 32766) + 1,
         "acknowledge_at" = CASE WHEN NOT $2::boolean OR "acknowledge_tries" + 1 < 3 THEN wc_now() END
   WHERE "event_id" = $1 AND "acknowledge_at" IS NOT NULL`;

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
    topic: string,
    acknowledge: boolean,
  ): Promise<PulledOrder[]> {
    if (arrivals.length === 0) return [];
    const rows = arrivals.map(({ order, eventId }) => ({
      store_id: order.storeId,
      order_id: order.orderId,
      event_id: eventId,
      status: order.status,
      payload: order,
    }));
    const stored = await this.database.query<{ payload: PulledOrder }[]>(STORE, [
      toJsonb(rows),
      topic,
      acknowledge,
    ]);
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

  override async takeAcknowledgements(storeId: string, limit: number): Promise<OwedAcknowledgement[]> {
    return this.database.query<OwedAcknowledgement[]>(TAKE_ACKNOWLEDGEMENTS, [storeId, limit]);
  }

  override async endAcknowledgement({ eventId }: OwedAcknowledgement): Promise<void> {
    await this.endure(`UPDATE "wc_orders" SET "acknowledge_at" = NULL WHERE "event_id" = $1`, [eventId]);
  }

  override async failAcknowledgement({ eventId }: OwedAcknowledgement, refused: boolean): Promise<void> {
    await this.endure(FAIL_ACKNOWLEDGEMENT, [eventId, refused]);
  }

  override async returnAcknowledgements(owed: readonly OwedAcknowledgement[]): Promise<void> {
    if (owed.length === 0) return;
    await this.endure(
      `UPDATE "wc_orders" SET "acknowledge_at" = wc_now() WHERE "event_id" = ANY($1::text[]) AND "acknowledge_at" IS NOT NULL`,
      [owed.map(({ eventId }) => eventId)],
    );
  }

  /** What was done in the shop is written down though PostgreSQL restarts meanwhile. */
  private async endure(statement: string, parameters: readonly unknown[]): Promise<void> {
    await enduring(() => this.database.query(statement, [...parameters]), ACKNOWLEDGEMENT_PATIENCE_MS);
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

/** The same for the same content of the same order. */
function callIdOf(storeId: string, { orderId, digest }: UnreadableOrder): string {
  const named = createHash('sha256')
    .update([storeId, String(orderId), digest].join('\n'))
    .digest('hex');
  return named.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
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
