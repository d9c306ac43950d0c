import { instantOf } from '../sql/cursor';

/** Of a page of the shop's calls the part about one product: of $2, and of its variants. */
const PARTS = `
  COALESCE((
    SELECT jsonb_agg(jsonb_build_object('request', r."value", 'answer', a."answer"->(r."place"::int - 1)) ORDER BY r."place")
      FROM jsonb_array_elements(CASE WHEN jsonb_typeof(a."request") = 'array' THEN a."request" ELSE '[]' END)
           WITH ORDINALITY AS r("value", "place")
     WHERE r."value"->>'productId' = $2 OR r."value"->>'parentProductId' = $2
        OR r."value"->'parent'->>'productId' = $2),
    CASE WHEN jsonb_typeof(a."request") = 'object'
         THEN jsonb_build_array(jsonb_build_object('request', a."request", 'answer', a."answer")) END, '[]')`;

/** What each source has in the columns of the whole; what it has not is null. */
const COLUMNS = `"at", "kind", "key", "itemId", "type", "state", "runId", "origins", "code", "reason", "call", "change"`;

const BEFORE = (at: string, key: string): string =>
  `($3::timestamptz IS NULL OR (${at}, ${key}) < ($3, $4::text))`;

const NEWEST = `ORDER BY "at" DESC, "key" DESC LIMIT $5`;

const ITEMS = `
  FROM "wc_sync_items" i LEFT JOIN "wc_sync_batches" b ON b."id" = i."batch_id"
 WHERE i."product_id" = $2 AND i."store_id" = $1 AND i."subject_kind" = 'product'`;

/**
 * When an item was settled, by the database's clock as that of calls: `completed_at` is told by the
 * delivery's own, and `last_attempt` is when it was claimed, both before its call.
 */
const ENDED_AT = `i."updated_at"`;

/** Each kind with the statement of its entries. */
const SOURCES: Readonly<Record<string, string>> = {
  asked: `
    SELECT i."requested_at" AS "at", 'asked' AS "kind", 'a' || i."id" AS "key", i."id" AS "itemId",
           i."sync_type" AS "type", NULL AS "state", b."run_id" AS "runId",
           jsonb_build_array(i."payload"->'origin') AS "origins", NULL AS "code", NULL AS "reason",
           NULL::jsonb AS "call", NULL::jsonb AS "change"
      ${ITEMS} AND ${BEFORE('i."requested_at"', `'a' || i."id"`)}`,
  ended: `
    SELECT ${ENDED_AT} AS "at", 'ended', 'e' || i."id" AS "key", i."id", i."sync_type",
           CASE WHEN i."status" = 'completed' THEN i."outcome" ELSE i."status" END, b."run_id",
           jsonb_build_array(i."payload"->'origin'), i."error_code", i."error_message", NULL::jsonb, NULL::jsonb
      ${ITEMS} AND i."status" IN ('completed', 'failed') AND ${BEFORE(ENDED_AT, `'e' || i."id"`)}`,
  call: `
    SELECT a."started_at" AS "at", 'call', 'c' || lpad(a."id"::text, 20, '0') AS "key", NULL::uuid, NULL, NULL, NULL::uuid,
           COALESCE(a."requested_by"->$2, '[]'), a."error_code", a."answer"->>'error',
           jsonb_build_object('action', a."action", 'callId', a."call_id", 'durationMs', a."duration_ms", 'parts', ${PARTS}),
           NULL::jsonb
      FROM "wc_sync_audit" a
     -- Calls about an order, whose id may be asked for here, tell of who bought.
     WHERE a."store_id" = $1 AND a."requested_by" ? $2 AND a."action" NOT LIKE 'orders.%'
       AND ${BEFORE('a."started_at"', `'c' || lpad(a."id"::text, 20, '0')`)}`,
  drift: `
    SELECT d."found_at" AS "at", 'drift', 'd' || lpad(d."id"::text, 20, '0') AS "key", NULL::uuid, NULL, NULL, d."run_id",
           '[]'::jsonb, NULL, d."kind", NULL::jsonb,
           jsonb_build_object('field', COALESCE(d."field_group", 'presence'), 'variantId', d."variant_id",
                              'before', d."wanted", 'after', d."shown")
      FROM "wc_drift_runs" r JOIN "wc_drift_findings" d ON d."run_id" = r."id" AND d."product_id" = $2
     WHERE r."store_id" = $1 AND ${BEFORE('d."found_at"', `'d' || lpad(d."id"::text, 20, '0')`)}`,
  'shop-change': `
    SELECT x."created_at" AS "at", 'shop-change', 'x' || x."event_id" AS "key", NULL::uuid, NULL, NULL, NULL::uuid,
           '[]'::jsonb, NULL, x."payload"->>'by', NULL::jsonb,
           jsonb_build_object('field', x."payload"->'field', 'variantId', x."payload"->'variantId',
                              'before', x."payload"->'before', 'after', x."payload"->'after')
      FROM "wc_outbox" x
     WHERE x."topic" = 'woocommerce.product_changed' AND x."payload"->>'storeId' = $1
       AND x."payload"->>'productId' = $2 AND ${BEFORE('x."created_at"', `'x' || x."event_id"`)}`,
};

/**
 * $1 store, $2 product, $3 and $4 place of the last row of the page before, $5 limit: of each
 * source the newest entries, and the newest of those.
 * @param only of this kind alone
 */
export function timelineStatement(only?: string): string {
  const sources = Object.entries(SOURCES).filter(([kind]) => only === undefined || kind === only);
  const first = SOURCES['asked'] ?? '';
  // Names of the columns come from the first; of one that stands alone it adds none.
  const all = only === undefined || only === 'asked' ? [] : [`(${first} AND false)`];
  const parts = [...all, ...sources.map(([, source]) => `(${source} ${NEWEST})`)];
  return `
    SELECT ${COLUMNS}, ${instantOf('"at"')} AS "place" FROM (${parts.join(' UNION ALL ')}) t
     ${NEWEST}`;
}
