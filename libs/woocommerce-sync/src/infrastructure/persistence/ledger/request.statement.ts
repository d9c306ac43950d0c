import type { EntityManager } from 'typeorm';
import { joinRequests, requestKey } from '../../../domain/ledger/joined-requests';
import { SyncPriorityService } from '../../../domain/ledger/sync-priority.service';
import type { SyncRequest } from '../../../domain/ledger/sync.repository';
import { cargoOf } from '../../../domain/ledger/sync-type';
import { toJsonb } from '../sql/jsonb';
import { LONGEST_WAIT_END } from '../items/item-terms';
import { joinedDoubt, joinedForce, joinedMade, joinedTakeDown } from '../items/payload-terms';

/** When a request may first be delivered: no item waits longer than the longest wait. */
const START = `LEAST(COALESCE(v."not_before", wc_now()), ${LONGEST_WAIT_END})`;

/**
 * $1 requests as JSON, no two for the same thing, with how many asked for it. Each becomes a
 * pending item or joins the one that waits. Joining keeps the earlier deadline; it ends a plain
 * wait, but a wait between retries only where somebody is waiting for the answer. How many came,
 * and how many joined, is noted.
 */
const REQUEST = `
  WITH v AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS v(
      "store_id" text, "subject_kind" text, "product_id" text, "sync_type" text, "lane" text, "priority" int,
      "payload" jsonb, "batch_id" uuid, "urgent" boolean, "sla_seconds" int, "not_before" timestamptz, "asked" int)
  ), kept AS (
  INSERT INTO "wc_sync_items" AS i
    ("store_id", "subject_kind", "product_id", "sync_type", "lane", "priority", "status", "payload",
     "batch_id", "requested_at", "deadline", "next_attempt_at")
  SELECT v."store_id", v."subject_kind", v."product_id", v."sync_type", v."lane", v."priority", 'pending', v."payload",
         v."batch_id", wc_now(),
         CASE WHEN v."urgent" THEN wc_now()
              ELSE ${START} + make_interval(secs => v."sla_seconds") END,
         ${START}
    FROM v
   ORDER BY v."store_id", v."subject_kind", v."product_id", v."sync_type"
  ON CONFLICT ("store_id", "subject_kind", "product_id", "sync_type") WHERE "status" = 'pending' DO UPDATE
     SET "requests" = LEAST(i."requests", 2147483646) + 1,
         "batch_id" = COALESCE(i."batch_id", EXCLUDED."batch_id"),
         "deadline" = LEAST(i."deadline", EXCLUDED."deadline"),
         "next_attempt_at" = CASE WHEN i."tries" = 0 OR EXCLUDED."deadline" <= wc_now()
                                  THEN LEAST(i."next_attempt_at", EXCLUDED."next_attempt_at")
                                  ELSE i."next_attempt_at" END,
         "payload" = i."payload"
           || ${joinedForce('EXCLUDED."payload"')}
           || ${joinedTakeDown('EXCLUDED."payload"')}
           || ${joinedDoubt('i."payload"', 'EXCLUDED."payload"')}
           || ${joinedMade('i."payload"', 'EXCLUDED."payload"')},
         "updated_at" = wc_now()
  -- Only a row that was there before has been locked by this very statement.
  RETURNING "id", "store_id", "subject_kind", "product_id", "sync_type", i.xmax = 0 AS "is_new"
  ), noted AS (
    INSERT INTO "wc_flow_notes" ("store_id", "sync_type", "kind", "count", "weight")
    SELECT a."store_id", a."sync_type", 'asked', a."asked" - k."new", a."asked"
      FROM (SELECT "store_id", "sync_type", sum("asked") AS "asked" FROM v GROUP BY 1, 2) a
      JOIN (SELECT "store_id", "sync_type", count(*) FILTER (WHERE "is_new") AS "new" FROM kept GROUP BY 1, 2) k
        ON k."store_id" = a."store_id" AND k."sync_type" = a."sync_type"
  )
  SELECT "id", "store_id" AS "storeId", "subject_kind" AS "subjectKind", "product_id" AS "subjectId",
         "sync_type" AS "syncType" FROM kept`;

/** $1 stores, $2 subjects: those that are variants, with their products. */
const VARIANTS = `
  SELECT "store_id" AS "storeId", "internal_product_id" AS "variantId", "parent_product_id" AS "productId"
    FROM "wc_product_sync_mappings"
   WHERE "store_id" = ANY($1::text[]) AND "internal_product_id" = ANY($2::text[])
     AND "parent_product_id" IS NOT NULL`;

const priorities = new SyncPriorityService();

/**
 * Writes requests into the ledger in one statement. Answers the items' ids in the order of the
 * requests.
 */
export async function insertRequests(
  manager: EntityManager,
  requests: readonly SyncRequest[],
): Promise<string[]> {
  const subjects = await aboutProducts(manager, requests);
  const distinct = new Map<string, { request: SyncRequest; asked: number }>();
  for (const request of subjects) {
    const key = requestKey(request);
    const earlier = distinct.get(key);
    distinct.set(key, {
      request: earlier === undefined ? request : joinRequests(earlier.request, request),
      asked: (earlier?.asked ?? 0) + 1,
    });
  }
  if (distinct.size === 0) return [];
  const rows = await manager.query<
    { id: string; storeId: string; subjectKind: 'product'; subjectId: string; syncType: 'price' }[]
  >(REQUEST, [
    toJsonb([...distinct.values()].map(({ request, asked }) => ({ ...toRow(request), asked }))),
  ]);
  const ids = new Map(rows.map((row) => [requestKey(row), row.id]));
  return subjects.map((request) => ids.get(requestKey(request)) ?? '');
}

/** A request about a variant is one about its product: they travel together. */
async function aboutProducts(
  manager: EntityManager,
  requests: readonly SyncRequest[],
): Promise<readonly SyncRequest[]> {
  if (requests.length === 0) return requests;
  const rows = await manager.query<{ storeId: string; variantId: string; productId: string }[]>(
    VARIANTS,
    [
      [...new Set(requests.map(({ storeId }) => storeId))],
      [...new Set(requests.map(({ subjectId }) => subjectId))],
    ],
  );
  if (rows.length === 0) return requests;
  const products = new Map(rows.map((row) => [`${row.storeId}\n${row.variantId}`, row.productId]));
  return requests.map((request) => {
    const productId = products.get(`${request.storeId}\n${request.subjectId}`);
    return request.subjectKind !== 'product' || productId === undefined
      ? request
      : { ...request, subjectId: productId };
  });
}

function toRow(request: SyncRequest): Record<string, unknown> {
  return {
    store_id: request.storeId,
    subject_kind: request.subjectKind,
    product_id: request.subjectId,
    sync_type: request.syncType,
    lane: cargoOf(request.syncType, request.subjectKind),
    priority: priorities.priorityOf(request.syncType),
    sla_seconds: priorities.slaMs(request.syncType, request.bulk) / 1000,
    batch_id: request.batchId ?? null,
    urgent: request.urgent ?? false,
    not_before: request.notBefore ?? null,
    payload: {
      origin: request.origin,
      force: request.force ?? false,
      ...(request.takeDownIfMissing === true ? { takeDownIfMissing: true } : {}),
      ...(request.inDoubtSince === undefined ? {} : { inDoubtSince: request.inDoubtSince }),
      ...(request.madeInDoubt === undefined ? {} : { madeInDoubt: request.madeInDoubt }),
    },
  };
}
