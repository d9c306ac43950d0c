import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type {
  FailedItem,
  FailedItemFilter,
  RetryMode,
} from '../../../domain/ledger/sync-item.repository';
import type { Page } from '../../../domain/page';
import { RETRY_REST_MS } from '../../../domain/ledger/sync-item-state';
import { SYNC_TYPES, type SyncType } from '../../../domain/ledger/sync-type';
import { Cursors, instant, instantOf } from '../sql/cursor';
import { milliseconds } from '../sql/literals';
import { pageOfRows } from '../sql/paging';
import { ofSameThing } from './item-terms';
import { ITEM_COLUMNS, toSyncItem, type SyncItemRow } from './sync-item.mapper';

const cursors = new Cursors('failed', z.strictObject({ requestedAt: instant, id: z.guid() }));

/**
 * $1 store, $2 type, $3 error code, $4 since, $5 until, $6 key of the reason (`''` for none), $7
 * product; null where it does not matter.
 */
export const MATCHING = `
  "status" = 'failed' AND "store_id" = $1
  AND ($2::text IS NULL OR "sync_type" = $2) AND ($3::text IS NULL OR "error_code" = $3)
  AND ($4::timestamptz IS NULL OR "requested_at" >= $4)
  AND ($5::timestamptz IS NULL OR "requested_at" < $5)
  AND ($6::text IS NULL
       OR CASE WHEN $6 = '' THEN "reason_key" IS NULL ELSE "reason_key" = $6 END)
  AND ($7::text IS NULL OR "product_id" = $7)`;

/** What is read of a failed item besides its own columns. */
interface FailedItemExtras extends Pick<FailedItem, 'sku' | 'name'> {
  readonly place: string;
}

/** One page of failed items, newest request first, with what the shop confirmed of their names. */
export async function findFailedItems(
  manager: EntityManager,
  filter: FailedItemFilter,
  limit: number,
  cursor: string | null,
): Promise<Page<FailedItem>> {
  const after = cursor === null ? null : cursors.read(cursor);
  const rows = await manager.query<(SyncItemRow & FailedItemExtras)[]>(pageStatement(filter), [
    ...parametersOf(filter),
    after?.requestedAt ?? null,
    after?.id ?? null,
    limit + 1,
  ]);
  return pageOfRows(
    rows,
    limit,
    ({ place: _place, sku, name, ...row }) => ({ item: toSyncItem(row), sku, name }),
    ({ place, id }) => cursors.write({ requestedAt: place, id }),
  );
}

/**
 * As `MATCHING`, $8 and $9 the place of the last row of the page before, $10 limit. The newest of
 * each type are read from the part of an index that has them in order, then the newest of those:
 * after an outage there are very many.
 */
function pageStatement({ syncType, productId }: FailedItemFilter): string {
  // Of one product there are few, which an index of their own finds.
  const isOne = syncType !== undefined || productId !== undefined;
  const parts = isOne ? [newestWhere('true')] : SYNC_TYPES.map(newestOf);
  return `
    SELECT f.*, p."confirmed"->>'sku' AS "sku",
           COALESCE(p."confirmed"->>'name', c."confirmed"->>'name', o."number") AS "name"
      FROM (SELECT * FROM (${parts.join(' UNION ALL ')}) i
             ORDER BY "requestedAt" DESC, "id" DESC
             LIMIT $10) f
      LEFT JOIN "wc_product_sync_mappings" p
        ON f."subjectKind" = 'product' AND p."store_id" = f."storeId"
       AND p."internal_product_id" = f."productId"
      LEFT JOIN "wc_category_mappings" c
        ON f."subjectKind" = 'category' AND c."store_id" = f."storeId"
       AND c."category_id" = f."productId"
      LEFT JOIN "wc_order_states" o
        ON f."subjectKind" = 'order' AND o."store_id" = f."storeId"
       AND o."order_id" = CASE WHEN f."subjectKind" = 'order' THEN f."productId"::int END
     ORDER BY f."requestedAt" DESC, f."id" DESC`;
}

/** Of the domain's words, none of which holds a quote. */
function newestOf(type: SyncType): string {
  return newestWhere(`"sync_type" = '${type}'`);
}

function newestWhere(term: string): string {
  return `(
    SELECT ${ITEM_COLUMNS}, ${instantOf('"requested_at"')} AS "place"
      FROM "wc_sync_items"
     WHERE ${MATCHING} AND ${term}
       AND ($8::timestamptz IS NULL OR ("requested_at", "id") < ($8, $9::uuid))
     ORDER BY "requested_at" DESC, "id" DESC
     LIMIT $10)`;
}

/** An item that waits already for the same thing as a failed one. */
const WAITING = `
  SELECT 1 FROM "wc_sync_items" p WHERE p."status" = 'pending' AND ${ofSameThing('p', 'i')}`;

/** Whether the schedule may retry it: as `canRetry()` has it, and it has rested. */
const MAY_RETRY = `
  i."attempts" < i."max_attempts" AND i."last_attempt" IS NOT NULL
  -- A try in the future was made before the clock stepped back.
  AND i."last_attempt" NOT BETWEEN wc_now() - ${milliseconds(RETRY_REST_MS)} AND wc_now()`;

/** As `MATCHING`, and $8 whether a person asks. */
const RETRY = `
  WITH retried AS (
    UPDATE "wc_sync_items" f
       SET "status" = CASE WHEN w."waiting" THEN 'completed' ELSE 'pending' END,
           "outcome" = CASE WHEN w."waiting" THEN 'superseded' END,
           "completed_at" = CASE WHEN w."waiting" THEN wc_now() END,
           "attempts" = CASE WHEN $8 THEN 0 ELSE f."attempts" END,
           -- A batch has counted its failure already.
           "batch_id" = NULL, "tries" = 0, "next_attempt_at" = wc_now(), "updated_at" = wc_now()
      FROM (
        SELECT i."id", EXISTS (${WAITING}) AS "waiting"
          FROM "wc_sync_items" i
         WHERE ${MATCHING} AND ($8 OR (${MAY_RETRY}))
      ) w
     -- Whoever had to wait for the row finds it settled otherwise.
     WHERE w."id" = f."id" AND f."status" = 'failed'
    RETURNING f."status", f."store_id", f."subject_kind", f."product_id", f."sync_type"
  ), hastened AS (
    UPDATE "wc_sync_items" p
       SET "next_attempt_at" = wc_now(), "updated_at" = wc_now()
      FROM retried r
     WHERE r."status" = 'completed' AND p."status" = 'pending' AND ${ofSameThing('p', 'r')}
       AND p."next_attempt_at" > wc_now() AND ($8 OR p."tries" = 0)
    RETURNING p."id"
  )
  SELECT (SELECT count(*)::int FROM retried WHERE "status" = 'pending')
       + (SELECT count(*)::int FROM hastened) AS "changed",
         (SELECT count(*)::int FROM retried) AS "matched"`;

/**
 * Puts failed items back to wait; one whose thing waits already anew is superseded by that, which
 * is tried at once where it was to wait for longer. Answers how many matched, and how many wait
 * again or are tried earlier.
 */
export async function retryFailedItems(
  manager: EntityManager,
  filter: FailedItemFilter,
  mode: RetryMode,
): Promise<{ readonly matched: number; readonly changed: number }> {
  const parameters = [...parametersOf(filter), mode === 'person'];
  const rows = await manager.query<{ matched: number; changed: number }[]>(RETRY, parameters);
  return rows[0] ?? { matched: 0, changed: 0 };
}

/** The parameters of `MATCHING`. */
export function parametersOf(filter: FailedItemFilter): unknown[] {
  return [
    filter.storeId,
    filter.syncType ?? null,
    filter.errorCode ?? null,
    filter.since ?? null,
    filter.until ?? null,
    filter.reasonKey === null ? '' : (filter.reasonKey ?? null),
    filter.productId ?? null,
  ];
}
