import type { SecretRegistry } from '@cypher/platform';
import type { EntityManager } from 'typeorm';
import type { Settlement } from '../../../domain/ledger/sync.repository';
import { closeAuditEntries } from '../audit/audit.statement';
import { toJsonb } from '../sql/jsonb';
import { literals } from '../sql/literals';
import { doubtMappings, forgetMappings, keepMappings } from '../mappings/mapping.statement';
import { insertRequests } from './request.statement';
import { isWholeOf, ofSameSubject, ofSameThing } from '../items/item-terms';
import { joinedDoubt, joinedForce, joinedMade, joinedTakeDown } from '../items/payload-terms';
import { toSettledRow } from '../items/sync-item.mapper';
import type { SyncItem } from '../../../domain/ledger/sync-item';
import { ENDED_STATUSES } from '../../../domain/ledger/sync-item-state';
import { lockLane, pressureOn, saveLane } from '../lane/lane.statement';
import { supersedeVariantFailures } from '../mappings/variant-failures.statement';
import type { SettledItems } from '../../metrics/sync-counters';

const ENDED = literals(ENDED_STATUSES);

/**
 * $1 settled items as JSON. An item that goes back to wait while a newer request for the same thing
 * waits already is superseded: the newer one inherits its deadline, its doubt, and what it was to
 * do whatever is right. An end also settles older failures of the same thing (a whole product's
 * success those of its price and stock too), so that a thing has one failure at most.
 */
const SETTLE_ITEMS = `
  WITH settled AS (
    SELECT v.*, i."store_id", i."subject_kind", i."product_id", i."sync_type", i."deadline"
      FROM jsonb_to_recordset($1::jsonb) AS v(
        "id" uuid, "status" text, "outcome" text, "woo_commerce_id" int, "payload" jsonb, "error_code" text,
        "error_message" text, "attempts" int, "tries" int, "next_attempt_at" timestamptz, "completed_at" timestamptz)
      JOIN "wc_sync_items" i ON i."id" = v."id"
  ), waiting AS (
    -- LATERAL with OFFSET asks by each settled item: the planner may not turn it round and read all that waits.
    SELECT s."id", s."deadline", s."payload", p."id" AS "successor"
      FROM settled s CROSS JOIN LATERAL (
        SELECT p."id" FROM "wc_sync_items" p
         WHERE p."status" = 'pending' AND p."id" <> s."id"
           AND ${ofSameThing('p', 's')} OFFSET 0) p
     WHERE s."status" = 'pending'
  ), successors AS (
    UPDATE "wc_sync_items" p
       SET "deadline" = LEAST(p."deadline", s."deadline"),
           "payload" = p."payload"
             || ${joinedForce('s."payload"')}
             || ${joinedTakeDown('s."payload"')}
             || ${joinedDoubt('p."payload"', 's."payload"')}
             || CASE WHEN s."payload" ? 'versionsInDoubt'
                     THEN jsonb_build_object('versionsInDoubt', s."payload"->'versionsInDoubt') ELSE '{}' END
             || ${joinedMade('p."payload"', 's."payload"')},
           "updated_at" = wc_now()
      FROM waiting s WHERE p."id" = s."successor"
    RETURNING s."id"
  ), superseded AS (
    SELECT DISTINCT f."id"
      FROM settled s CROSS JOIN LATERAL (
        SELECT f."id", f."sync_type" FROM "wc_sync_items" f
         WHERE f."status" = 'failed' AND f."id" <> s."id"
           AND ${ofSameSubject('f', 's')} OFFSET 0) f
     WHERE s."status" IN (${ENDED})
       AND (f."sync_type" = s."sync_type"
            OR (s."status" = 'completed' AND ${isWholeOf('s', 'f')}))
  ), forgiven AS (
    UPDATE "wc_sync_items" f
       SET "status" = 'completed', "outcome" = 'superseded', "completed_at" = wc_now(), "updated_at" = wc_now()
      FROM superseded o WHERE f."id" = o."id"
  ), recorded AS (
    UPDATE "wc_sync_items" i
       SET "status" = CASE WHEN h."id" IS NULL THEN s."status" ELSE 'completed' END,
           "outcome" = CASE WHEN h."id" IS NULL THEN s."outcome" ELSE 'superseded' END,
           "completed_at" = CASE WHEN h."id" IS NULL THEN s."completed_at" ELSE wc_now() END,
           "woo_commerce_id" = s."woo_commerce_id", "payload" = s."payload",
           "error_code" = s."error_code", "error_message" = s."error_message",
           "reason_key" = CASE WHEN s."status" = 'failed' THEN wc_reason_key(s."error_message") END,
           "attempts" = s."attempts", "tries" = s."tries",
           "next_attempt_at" = COALESCE(s."next_attempt_at", i."next_attempt_at"),
           "lease_token" = NULL, "updated_at" = wc_now()
      FROM settled s LEFT JOIN successors h ON h."id" = s."id"
     WHERE i."id" = s."id"
    RETURNING i."id", i."batch_id", i."store_id", i."sync_type", i."status", i."outcome"
  ), tally AS (
    SELECT "batch_id", count(*)::int AS "ended", count(*) FILTER (WHERE "status" = 'failed')::int AS "failed",
           count(*) FILTER (WHERE "outcome" = 'skipped')::int AS "skipped",
           count(*) FILTER (WHERE "status" = 'completed' AND "outcome" <> 'skipped')::int AS "succeeded"
      FROM recorded WHERE "batch_id" IS NOT NULL AND "status" IN (${ENDED}) GROUP BY "batch_id"
  ), counted AS (
    -- Only columns of the row itself may decide: two deliveries that end one batch at once see each other through its lock.
    UPDATE "wc_sync_batches" b
       SET "success_count" = b."success_count" + t."succeeded", "skipped_count" = b."skipped_count" + t."skipped",
           "fail_count" = b."fail_count" + t."failed", "started_at" = COALESCE(b."started_at", wc_now()),
           "status" = CASE WHEN b."success_count" + b."skipped_count" + b."fail_count" + t."ended" >= b."total_items"
                           THEN 'completed' ELSE 'running' END,
           "completed_at" = CASE WHEN b."success_count" + b."skipped_count" + b."fail_count" + t."ended" >= b."total_items"
                                 THEN wc_now() END,
           "updated_at" = wc_now()
      FROM tally t WHERE b."id" = t."batch_id"
    RETURNING b."id"
  )
  SELECT "store_id" AS "storeId", "sync_type" AS "syncType", "status", "outcome", count(*)::int AS "count"
    FROM recorded GROUP BY "store_id", "sync_type", "status", "outcome"`;

/**
 * What a settling transaction came to, and its id, by which PostgreSQL tells whether it was
 * committed.
 */
export interface Settling {
  readonly transactionId: string;
  readonly settled: readonly SettledItems[];
}

/**
 * Ends the lease if it is still alive, or has only run out where `orRunOut` says so: as long as no
 * sweep took it away, its items are nobody else's. Answers the transaction's id; null: nothing may
 * be recorded.
 */
export async function endLease(
  manager: EntityManager,
  token: string,
  orRunOut: boolean,
): Promise<string | null> {
  const [ended] = await manager.query<[{ transactionId: string }[], number]>(
    `DELETE FROM "wc_sync_flights" WHERE "token" = $1 AND ("lease_until" > wc_now() OR $2)
     RETURNING pg_current_xact_id()::text AS "transactionId"`,
    [token, orRunOut],
  );
  return ended[0]?.transactionId ?? null;
}

/**
 * $1 transaction. One that PostgreSQL forgot in a crash may be still to come by its count, and must
 * not be asked for then.
 */
const WAS_COMMITTED = `
  SELECT CASE WHEN $1::xid8 < pg_snapshot_xmax(pg_current_snapshot())
              THEN COALESCE(pg_xact_status($1::xid8) = 'committed', false) ELSE false END AS "isCommitted"`;

/**
 * Whether a settling transaction was committed whose answer got lost (PostgreSQL's manual, 9.27.9).
 * To be asked when the lease is gone: an id that was given anew after a crash would be that of
 * another transaction.
 */
export async function wasCommitted(
  manager: EntityManager,
  { transactionId }: Settling,
): Promise<boolean> {
  const [row] = await manager.query<[{ isCommitted: boolean }]>(WAS_COMMITTED, [transactionId]);
  return row.isCommitted;
}

/**
 * Records items, mappings, follow-ups and audit of a delivery; part of the settling transaction.
 * What the shop said may repeat a secret of ours, so nothing of it is kept as it came. Answers how
 * the items ended.
 */
export async function recordDelivery(
  manager: EntityManager,
  settlement: Settlement,
  secrets: SecretRegistry,
): Promise<readonly SettledItems[]> {
  const settled = await recordOutcome(manager, settlement.storeId, settlement, secrets);
  await closeAuditEntries(manager, settlement.closedCalls, secrets);
  return settled;
}

/** What some subjects of a delivery came to. */
export type Outcome = Pick<
  Settlement,
  'items' | 'mappings' | 'doubts' | 'staleMappings' | 'followUps'
>;

/** Records items and mappings, and what follows from them. Answers how the items ended. */
export async function recordOutcome(
  manager: EntityManager,
  storeId: string,
  { items, mappings, doubts, staleMappings, followUps }: Outcome,
  secrets: SecretRegistry,
): Promise<readonly SettledItems[]> {
  const settled = await settleItems(manager, items, secrets);
  await forgetMappings(manager, storeId, staleMappings);
  await doubtMappings(manager, storeId, doubts, secrets);
  await keepMappings(manager, mappings, secrets);
  await supersedeVariantFailures(manager, storeId, mappings);
  await insertRequests(manager, followUps);
  return settled;
}

/** Writes the new state of items, in one statement. Answers how they ended. */
export async function settleItems(
  manager: EntityManager,
  items: readonly SyncItem[],
  secrets: SecretRegistry,
): Promise<readonly SettledItems[]> {
  if (items.length === 0) return [];
  const rows = items.map((item) => toSettledRow(item, secrets));
  return manager.query<SettledItems[]>(SETTLE_ITEMS, [toJsonb(rows)]);
}

/**
 * Applies what the delivery found to the store's lane, under the row's lock; part of the settling
 * transaction.
 */
export async function recordLane(
  manager: EntityManager,
  settlement: Settlement,
  secrets: SecretRegistry,
): Promise<void> {
  const { state: present, rhythm, now } = await lockLane(manager, settlement.storeId);
  const { sinceLastClaimMs } = rhythm;
  const lastClaimAt = sinceLastClaimMs === null ? null : new Date(now.getTime() - sinceLastClaimMs);
  // Where a shop is not spared nothing follows from it.
  const isSpared = present.pace.guest.countedAt !== null || present.pace.guest.part < 1;
  const pressure = isSpared ? await pressureOn(manager, settlement.storeId) : 'none';
  const next = settlement.laneState(present, { now, lastClaimAt, pressure });
  if (next !== present) await saveLane(manager, settlement.storeId, secrets.redactDeep(next));
}
