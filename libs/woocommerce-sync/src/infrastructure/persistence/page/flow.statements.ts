import { LATENCY_BUCKETS } from '../../../domain/flows/latency';

const BUCKETS = Array.from({ length: LATENCY_BUCKETS }, (_, bucket) => bucket);

/** Sums and the latest moment of notes or rows `n`, in the order of `SUMS`. */
const NAMES = [
  'came_in',
  'joined',
  'synced',
  'skipped',
  'superseded',
  'failed',
  'changes',
  'calls',
  'sent',
] as const;

const COLUMNS = NAMES.map((name) => `"${name}"`).join(', ');

/** Of two rows the sum of each bucket. */
const ADDED_LATENCY = BUCKETS.map(
  (bucket) => `f."latency"[${bucket + 1}] + EXCLUDED."latency"[${bucket + 1}]`,
).join(', ');

/** Adds to the row that there is. */
const ADD = `
  ON CONFLICT ("store_id", "at", "sync_type", "seconds") DO UPDATE
     SET ${NAMES.map((name) => `"${name}" = f."${name}" + EXCLUDED."${name}"`).join(', ')},
         "latency" = ARRAY[${ADDED_LATENCY}],
         "confirmed_at" = GREATEST(f."confirmed_at", EXCLUDED."confirmed_at")`;

const SUMS_OF_ROWS = [
  ...NAMES.map((name) => `sum(n."${name}")`),
  `ARRAY[${BUCKETS.map((bucket) => `sum(n."latency"[${bucket + 1}])::int`).join(', ')}]`,
].join(', ');

const sumOf = (column: 'count' | 'weight', ...kinds: readonly string[]): string =>
  `COALESCE(sum(n."${column}") FILTER (WHERE n."kind" IN ('${kinds.join(`', '`)}')), 0)`;

const SUMS_OF_NOTES = [
  sumOf('weight', 'asked'),
  sumOf('count', 'asked'),
  sumOf('count', 'synced'),
  sumOf('count', 'skipped'),
  sumOf('count', 'superseded'),
  sumOf('count', 'failed'),
  sumOf('weight', 'synced', 'skipped', 'superseded'),
  sumOf('count', 'called'),
  sumOf('weight', 'called'),
  `ARRAY[${BUCKETS.map(
    (bucket) => `COALESCE(sum(n."count") FILTER (WHERE n."bucket" = ${bucket}), 0)::int`,
  ).join(', ')}]`,
].join(', ');

/**
 * $1 limit. Notes that another process has taken are skipped. Who adds to several rows does so in
 * one order, so that no two wait for each other.
 */
export const FOLD = `
  WITH notes AS (
    DELETE FROM "wc_flow_notes" WHERE "id" IN (
      SELECT "id" FROM "wc_flow_notes" ORDER BY "id" LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING *
  ), added AS (
    INSERT INTO "wc_flows" AS f
      ("store_id", "at", "sync_type", "seconds", ${COLUMNS}, "latency", "confirmed_at")
    SELECT n."store_id", date_trunc('minute', n."at", 'UTC') AS "minute", n."sync_type", 60, ${SUMS_OF_NOTES},
           max(n."at") FILTER (WHERE n."kind" = 'synced')
      FROM notes n GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ${ADD}
  )
  SELECT count(*)::int AS "count" FROM notes`;

/** Minutes are kept for so long: a day, and the hours that it begins and ends with. */
const MINUTES_KEPT = `interval '26 hours'`;

/** Minutes that are old become part of their hour. */
export const ROLL_UP = `
  WITH minutes AS (
    DELETE FROM "wc_flows" WHERE ("store_id", "at", "sync_type", "seconds") IN (
      SELECT "store_id", "at", "sync_type", "seconds" FROM "wc_flows"
       WHERE "at" < date_trunc('hour', wc_now() - ${MINUTES_KEPT}, 'UTC') AND "seconds" = 60
       ORDER BY "at" LIMIT 5000 FOR UPDATE SKIP LOCKED)
    RETURNING *
  ), added AS (
    INSERT INTO "wc_flows" AS f
      ("store_id", "at", "sync_type", "seconds", ${COLUMNS}, "latency", "confirmed_at")
    SELECT n."store_id", date_trunc('hour', n."at", 'UTC') AS "hour", n."sync_type", 3600, ${SUMS_OF_ROWS},
           max(n."confirmed_at")
      FROM minutes n GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ${ADD}
  )
  SELECT count(*)::int AS "count" FROM minutes`;

/** When a step of $2 seconds begins in which a moment lies. */
const stepOf = (moment: string): string =>
  `date_bin(make_interval(secs => $2::int), ${moment}, TIMESTAMPTZ '2020-01-01 00:00:00Z')`;

/** $1 store, $2 seconds of a step, $3 seconds of the span. */
export const READ = `
  SELECT ${stepOf('n."at"')} AS "at", n."sync_type" AS "syncType",
         sum(n."came_in")::float8 AS "cameIn", sum(n."joined")::float8 AS "joined",
         sum(n."synced")::float8 AS "synced", sum(n."skipped")::float8 AS "skipped",
         sum(n."superseded")::float8 AS "superseded", sum(n."failed")::float8 AS "failed",
         sum(n."changes")::float8 AS "changes", sum(n."calls")::float8 AS "calls",
         sum(n."sent")::float8 AS "sent",
         ARRAY[${BUCKETS.map((bucket) => `sum(n."latency"[${bucket + 1}])::int`).join(', ')}] AS "latency"
    FROM "wc_flows" n
   WHERE n."store_id" = $1
     AND n."at" > ${stepOf('(SELECT wc_now())')} - make_interval(secs => $3::int)
   GROUP BY 1, 2 ORDER BY 1, 2`;

/** $1 store. */
export const LAST_CONFIRMED = `
  SELECT "confirmed_at" AS "at" FROM "wc_flows"
   WHERE "store_id" = $1 AND "confirmed_at" IS NOT NULL ORDER BY "at" DESC, "confirmed_at" DESC LIMIT 1`;
