import { SyncPriorityService } from '../../../domain/ledger/sync-priority.service';
import { LIVE_WITHIN_MS } from '../../../domain/ledger/sync-priority.service';
import { SYNC_TYPES } from '../../../domain/ledger/sync-type';

/** So many of what waits are counted: those that are due first. */
export const MOST_WAITING = 10_000;

/** So many failed ones are counted. */
export const MOST_FAILED = 10_000;

const priorities = new SyncPriorityService();

/** The promise of each type in seconds, as rows. */
const PROMISES = SYNC_TYPES.map(
  (type, place) => `('${type}', ${priorities.slaMs(type) / 1_000}, ${place})`,
).join(', ');

/**
 * $1 store. By the index of what is due: what is live is due within the hour, and so before all
 * that is bulk.
 */
export const WAITING = `
  WITH present AS MATERIALIZED (SELECT wc_now() AS "now"), open AS (
    (SELECT "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
      WHERE "store_id" = $1 AND "status" = 'pending' AND "lease_token" IS NULL
      ORDER BY "deadline", "priority" LIMIT ${MOST_WAITING + 1})
    UNION ALL
    (SELECT "sync_type", "deadline", "requested_at" FROM "wc_sync_items"
      WHERE "store_id" = $1 AND "status" = 'syncing' LIMIT ${MOST_WAITING})
  ), judged AS (
    SELECT p."type", p."place", o."requested_at", o."deadline",
           o."deadline" > o."requested_at" + interval '${LIVE_WITHIN_MS / 1_000} seconds' AS "isBulk",
           o."deadline" < n."now" AS "isLate",
           o."deadline" < n."now" + make_interval(secs => p."seconds" / 4.0) AS "isNear"
      FROM present n, (VALUES ${PROMISES}) AS p("type", "seconds", "place")
      LEFT JOIN open o ON o."sync_type" = p."type"
  )
  SELECT "type",
         count("deadline") FILTER (WHERE NOT "isBulk")::int AS "waiting",
         count("deadline") FILTER (WHERE NOT "isBulk" AND NOT "isNear")::int AS "onTime",
         count("deadline") FILTER (WHERE NOT "isBulk" AND "isNear" AND NOT "isLate")::int AS "atRisk",
         count("deadline") FILTER (WHERE "isLate")::int AS "late",
         count("deadline") FILTER (WHERE "isBulk")::int AS "bulk",
         min("requested_at") FILTER (WHERE NOT "isBulk") AS "oldestAt",
         min("deadline") FILTER (WHERE "isLate") AS "lateSince"
    FROM judged GROUP BY "type", "place" ORDER BY "place"`;

/** $1 store. */
export const FAILED = `
  SELECT count(*)::int AS "count",
         count(*) FILTER (WHERE "attempts" >= "max_attempts")::int AS "forSomebody",
         min("updated_at") AS "since"
    FROM (SELECT "attempts", "max_attempts", "updated_at" FROM "wc_sync_items"
           WHERE "store_id" = $1 AND "status" = 'failed' LIMIT ${MOST_FAILED + 1}) f`;

/** $1 store, $2 time zone. */
export const ORDERS = `
  SELECT (SELECT count(*)::int FROM "wc_order_states"
           WHERE "store_id" = $1
             AND "created_at" >= date_trunc('day', (SELECT wc_now()), $2)) AS "today",
         (SELECT count(*)::int FROM (
            SELECT 1 FROM "wc_orders" WHERE "store_id" = $1 AND "acknowledge_at" IS NOT NULL
             LIMIT ${MOST_FAILED}) a) AS "unacknowledged",
         w."unpublished", w."unpublishedSince"
    FROM (SELECT count(*)::int AS "unpublished", min(x."created_at") AS "unpublishedSince"
            FROM (SELECT "event_id", "created_at" FROM "wc_outbox" WHERE "published_at" IS NULL
                   ORDER BY "created_at", "event_id" LIMIT ${MOST_FAILED}) x
            JOIN "wc_orders" o ON o."event_id" = x."event_id" AND o."store_id" = $1) w`;
