import {
  ITEM_STATES,
  type ItemFilter,
  type ItemState,
} from '../../../domain/records/item-list.repository';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';
import { instantOf } from '../sql/cursor';

const OPEN: readonly ItemState[] = ['pending', 'syncing', 'failed'];

/** States in which an item may have a code. */
const WITH_CODE: readonly ItemState[] = [...OPEN, 'dismissed'];

const COLUMNS = `
  i."id", i."store_id", i."sync_type", i."subject_kind", i."product_id", i."woo_commerce_id", i."status",
  i."outcome", i."error_code", i."error_message", i."attempts", i."payload", i."requested_at", i."deadline",
  i."completed_at", i."last_attempt"`;

/**
 * $1 store, $2 since, $3 until, $4 and $5 place of the last row of the page before, $6 limit, $7
 * code, $8 run; null where it does not matter.
 */
const MATCHING = `
  i."store_id" = $1
  AND ($2::timestamptz IS NULL OR i."requested_at" >= $2) AND ($3::timestamptz IS NULL OR i."requested_at" < $3)
  AND ($4::timestamptz IS NULL OR (i."requested_at", i."id") < ($4, $5::uuid))
  AND ($7::text IS NULL OR i."error_code" = $7)`;

const NEWEST = `ORDER BY i."requested_at" DESC, i."id" DESC LIMIT $6`;

/** Which things are searched for: $9 kinds, $10 ids. */
const AMONG = `
  FROM unnest($9::text[], $10::text[]) AS s("kind", "id")
  JOIN "wc_sync_items" i ON i."product_id" = s."id" AND i."subject_kind" = s."kind"
 WHERE ($8::uuid IS NULL OR EXISTS (
    SELECT 1 FROM "wc_sync_batches" b WHERE b."id" = i."batch_id" AND b."run_id" = $8)) AND ${MATCHING}`;

/**
 * Those of the run, batch by batch: the planner knows too little of batches to be left to find
 * another way (`OFFSET 0` keeps it from that).
 */
const OF_RUN = `
  FROM "wc_sync_batches" r CROSS JOIN LATERAL (
    SELECT "id", "store_id", "sync_type", "status", "outcome", "error_code", "requested_at"
      FROM "wc_sync_items" WHERE "batch_id" = r."id" OFFSET 0) i
 WHERE r."run_id" = $8 AND ${MATCHING}`;

/** Those of any run. */
const OF_ALL = `FROM "wc_sync_items" i WHERE $8::uuid IS NULL AND ${MATCHING}`;

/**
 * Lists items: of each state and type, and with a code of each code, the newest are read from the
 * part of an index that has them in order; then the newest of those. Of a run all are read: what it
 * asked for joins older items, so that no time tells where they are.
 * @param isSearch whether only the things of $9 and $10 are meant; few enough to be read whole
 */
export function itemListStatement(filter: ItemFilter, isSearch: boolean): string {
  const parts = partsOf(filter, isSearch);
  return `
    SELECT f."id", f."sync_type" AS "type", f."subject_kind" AS "subjectKind", f."product_id" AS "subjectId",
           p."confirmed"->>'sku' AS "sku",
           COALESCE(p."confirmed"->>'name', c."confirmed"->>'name', o."number") AS "name",
           COALESCE(f."woo_commerce_id", p."woo_commerce_product_id") AS "storeProductId",
           CASE WHEN f."status" = 'completed' THEN f."outcome" ELSE f."status" END AS "state",
           f."error_code" AS "code", f."error_message" AS "reason", f."attempts", f."payload"->'origin' AS "origin",
           f."requested_at" AS "askedAt", f."deadline",
           CASE WHEN f."status" = 'failed' THEN f."last_attempt" ELSE f."completed_at" END AS "settledAt",
           ${instantOf('f."requested_at"')} AS "place"
      FROM (SELECT * FROM (${parts.map((part) => `(${part})`).join(' UNION ALL ')}) i
             ${NEWEST}) f
      LEFT JOIN "wc_product_sync_mappings" p
        ON f."subject_kind" = 'product' AND p."store_id" = f."store_id" AND p."internal_product_id" = f."product_id"
      LEFT JOIN "wc_category_mappings" c
        ON f."subject_kind" = 'category' AND c."store_id" = f."store_id" AND c."category_id" = f."product_id"
      LEFT JOIN "wc_order_states" o
        ON f."subject_kind" = 'order' AND o."store_id" = f."store_id"
       AND o."order_id" = CASE WHEN f."subject_kind" = 'order' THEN f."product_id"::int END
     ORDER BY f."requested_at" DESC, f."id" DESC`;
}

function statesOf({ state, code, isOpen }: ItemFilter): readonly ItemState[] {
  const all = isOpen === true ? OPEN : ITEM_STATES;
  const asked = state === undefined ? all : [state];
  return code === undefined ? asked : asked.filter((one) => WITH_CODE.includes(one));
}

function partsOf(filter: ItemFilter, isSearch: boolean): readonly string[] {
  const { type, runId } = filter;
  const states = statesOf(filter);
  const whole = isOneOf(states, type);
  if (isSearch) return [`SELECT ${COLUMNS} ${AMONG} AND ${whole} ${NEWEST}`];
  if (runId !== undefined) {
    const newest = `SELECT i."id" ${OF_RUN} AND ${whole} ${NEWEST}`;
    return [`SELECT ${COLUMNS} FROM "wc_sync_items" i WHERE i."id" IN (${newest})`];
  }
  const from = `SELECT ${COLUMNS} ${OF_ALL}`;
  if (states.length === 0) return [`${from} AND false ${NEWEST}`];
  const types: readonly SyncType[] = type === undefined ? SYNC_TYPES : [type];
  return states.flatMap((state) =>
    types.map((one) => `${from} AND ${isOneOf([state], one)} ${NEWEST}`),
  );
}

/** Of the domain's words, none of which holds a quote. */
function isOneOf(states: readonly ItemState[], type: SyncType | undefined): string {
  const ofType = type === undefined ? '' : ` AND i."sync_type" = '${type}'`;
  if (states.length === 0) return 'false';
  if (states.length === ITEM_STATES.length) return `true${ofType}`;
  const terms = states.map((state) =>
    OPEN.includes(state)
      ? `i."status" = '${state}'`
      : `(i."status" = 'completed' AND i."outcome" = '${state}')`,
  );
  return `(${terms.join(' OR ')})${ofType}`;
}
