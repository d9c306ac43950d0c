import type { EntityManager } from 'typeorm';
import { randomUUID } from 'node:crypto';
import { breakerOnTrial, pauseLeftMs } from '../../domain/breaker';
import { withBreaker } from '../../domain/lane-state';
import { gatherForMs, recentProductsNow } from '../../domain/pace/gathering';
import { callsNow, restLeftMs } from '../../domain/pace/guest-share';
import { allowedNow, mayOverlap } from '../../domain/pace/guest-pace';
import type { PaceLimits } from '../../domain/pace/pace-state';
import { LONGEST_WAIT_MS } from '../../domain/sync-item';
import { SyncPriorityService } from '../../domain/sync-priority.service';
import type { Claim } from '../../domain/sync.repository';
import type { Lane } from '../../domain/sync-type';
import { isPressed, saveLane, type LockedLane } from './lane.statement';
import { LEASE_SECONDS } from './lease';
import { ITEM_COLUMNS, toSyncItem, type SyncItemRow } from './sync-item.mapper';

const LONGEST_WAIT_END = `wc_now() + interval '${String(LONGEST_WAIT_MS)} milliseconds'`;

/** Pending rows looked at per product wanted: a product has at most a handful of pending items. */
const ROWS_PER_PRODUCT = 3;

/**
 * Products in one call of the image lane. While the shop downloads a picture, nothing else of that product may fly, so a
 * product's price never waits for another's pictures.
 */
const IMAGE_PRODUCTS = 1;

const PRIORITIES = new SyncPriorityService();

/** What changes one by one and has to be right at once. */
const FRESH_TYPES = ['price', 'stock'] as const;
/** Of a full call, the newest of each have this part. */
const FRESH_PART = 20;
/** From 8 products on it is one at least; a smaller call is for those who have waited longest. */
const FRESH_ROUNDING = 12;
/**
 * A call that takes so much longer than it should is not nearly over: nobody knows when it will be.
 */
const OVERDUE = `interval '5 seconds'`;

/** From so many calls on each takes its part of what waits, so that the last ones end together. */
const LEAST_TO_PART = 2;
/** A call is not made smaller than a full one divided by this for that. */
const LEAST_PART = 4;

/** Whether an item has waited long enough; one that seems to wait for longer than any does was sent back by another clock. */
const isDue = (item: string): string =>
  `(${item}."next_attempt_at" <= wc_now() OR ${item}."next_attempt_at" > ${LONGEST_WAIT_END})`;

/** What is due before this is live: the longest promise is an hour's, and bulk has a day. */
const LIVE = `wc_now() + interval '1 hour'`;

/** What may be claimed now; a product that is in the air stays out. */
const FREE = `i."id", i."product_id", i."subject_kind", i."lane", i."deadline", i."priority", i."requested_at"
      FROM "wc_sync_items" i
     WHERE i."store_id" = $1 AND i."status" = 'pending' AND i."lease_token" IS NULL AND ${isDue('i')}
       AND ((SELECT "flying" FROM air) < $5::bigint
            OR ((SELECT "flying" < LEAST($5::bigint + LEAST("bulky", 1), $7) FROM air) AND i."deadline" <= ${LIVE}
                AND i."lane" <> 'image'))
       AND NOT EXISTS (
         SELECT 1 FROM "wc_sync_items" f
          WHERE f."store_id" = i."store_id" AND f."product_id" = i."product_id"
            AND f."subject_kind" = i."subject_kind" AND f."status" = 'syncing' OFFSET 0)`;

/**
 * The newest prices and stocks: in a backlog a few of them have a place in each call, so that a
 * single change does not wait behind thousands of its own kind.
 */
const FRESH = FRESH_TYPES.map(
  (type) => `(
    SELECT f.*, true FROM (
      SELECT ${FREE} AND i."deadline" <= wc_now() + interval '${String(PRIORITIES.slaMs(type))} milliseconds'
       ORDER BY i."deadline" DESC LIMIT ($2::bigint + ${String(FRESH_ROUNDING)}) / ${String(FRESH_PART)}) f
  )`,
).join(' UNION ALL ');

/**
 * $1 store, $2 products wanted, $3 rows to look at, $4 token, $5 calls that may fly, $6 seconds of
 * lease, $7 calls that may fly whatever they bring, $8 whether to wait for a full call, $9 products
 * claimed of late, by now, $10 whether the next may be made ready while a call is nearly over, $11
 * items to count for it to be known how many wait, $12 seconds without a new request after which
 * nothing is waited for.
 *
 * The most urgent due item decides the lane; the most urgent products of that lane fill the call,
 * each with all of its pending items. A product that is already in the air stays out. While bulk or
 * pictures fly, one live call more may fly beside.
 *
 * Only what will fly is locked. Of that, rows that are locked already are being joined by a request
 * just now: the next claim takes them.
 *
 * OFFSET 0 keeps the planner from turning a question per product into a reading of all that waits,
 * as it would whenever the queue was empty when the table was last analysed.
 */
const CLAIM = `
  WITH air AS (
    SELECT count(*) - CASE WHEN $10 THEN LEAST(($5::bigint + 3) / 4, count(*) FILTER (WHERE "next_at" BETWEEN wc_now() - ${OVERDUE} AND wc_now())) ELSE 0 END AS "flying",
           count(*) AS "beside", count(*) FILTER (WHERE "bulk") AS "bulky"
      FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > wc_now()
  ), waiting AS (
    SELECT count(*) AS "items" FROM (
      SELECT 1 FROM "wc_sync_items"
       WHERE "store_id" = $1 AND "status" = 'pending' AND "lease_token" IS NULL
       ORDER BY "deadline", "priority" LIMIT $11::bigint) w
  ), share AS (
    -- The last calls end together where each takes its part of what waits.
    SELECT CASE WHEN $11::bigint = 0 OR "beside" = 0 OR "items" <= $2::bigint / 2 THEN $2::bigint
                ELSE LEAST($2::bigint, GREATEST(("items" + $5::bigint - 1) / GREATEST($5::bigint, 1), $2::bigint / ${String(LEAST_PART)}, 1)) END AS "products"
      FROM air, waiting
  ), soonest AS (
    SELECT ${FREE} ORDER BY i."deadline", i."priority" LIMIT $3
  ), due AS (
    SELECT *, false AS "fresh" FROM soonest
    UNION ALL ${FRESH}
  ), lead AS (
    SELECT "lane", "deadline" FROM due
     WHERE NOT $8 OR (SELECT count(DISTINCT "product_id") FROM due) >= $2::bigint OR "deadline" <= wc_now()
        OR (SELECT max("requested_at") FROM due) <= wc_now() - make_interval(secs => $12)
     ORDER BY "deadline", "priority" LIMIT 1
  ), chosen AS (
    SELECT "subject_kind", "product_id"
      FROM due JOIN lead USING ("lane")
     GROUP BY "subject_kind", "product_id"
     ORDER BY bool_or("fresh") AND (SELECT "lane" FROM lead) = 'product' DESC, min(due."deadline"), min(due."priority")
     LIMIT CASE (SELECT "lane" FROM lead) WHEN 'image' THEN ${String(IMAGE_PRODUCTS)} ELSE (SELECT "products" FROM share) END
  ), riders AS (
    SELECT r."id"
      FROM chosen c CROSS JOIN LATERAL (
        SELECT i."id" FROM "wc_sync_items" i
         WHERE i."store_id" = $1 AND i."status" = 'pending' AND i."product_id" = c."product_id"
           AND i."subject_kind" = c."subject_kind" AND i."lane" = (SELECT "lane" FROM lead)
           AND ${isDue('i')}
         OFFSET 0 FOR UPDATE OF i SKIP LOCKED) r
  ), flight AS (
    INSERT INTO "wc_sync_flights" ("token", "store_id", "lane", "bulk", "lease_until")
    SELECT $4, $1, "lane", "deadline" > ${LIVE} OR "lane" = 'image', wc_now() + make_interval(secs => $6)
      FROM lead WHERE EXISTS (SELECT 1 FROM riders)
  ), rhythm AS (
    UPDATE "wc_store_lanes" l
       SET "last_claim_at" = wc_now(),
           "recent_products" = (SELECT count(*) FROM chosen) + $9::float8
      FROM lead WHERE l."store_id" = $1
  ), taken AS (
    UPDATE "wc_sync_items" i
       SET "status" = 'syncing', "lease_token" = $4, "last_attempt" = wc_now(), "updated_at" = wc_now()
      FROM riders r WHERE i."id" = r."id"
    RETURNING i.*
  )
  SELECT ${ITEM_COLUMNS},
         EXISTS (SELECT 1 FROM due d WHERE NOT EXISTS (SELECT 1 FROM riders r WHERE r."id" = d."id")) AS "more",
         (SELECT "beside"::int FROM air) AS "beside"
    FROM taken ORDER BY "deadline", "priority"`;

const WHY_NOTHING = `
  SELECT (SELECT count(*)::int FROM "wc_sync_flights" WHERE "store_id" = $1 AND "lease_until" > wc_now()) AS "flying",
         EXISTS (SELECT 1 FROM "wc_sync_items" i
                  WHERE "store_id" = $1 AND "status" = 'pending' AND "lease_token" IS NULL AND ${isDue('i')}) AS "due",
         (SELECT (extract(epoch FROM min("next_attempt_at") - wc_now()) * 1000)::float8 FROM "wc_sync_items" i
           WHERE "store_id" = $1 AND "status" = 'pending' AND "lease_token" IS NULL AND NOT ${isDue('i')}) AS "nextInMs"`;

interface WhyNothing {
  readonly flying: number;
  readonly due: boolean;
  /** Until the first item that waits falls due, in milliseconds; null where none waits. */
  readonly nextInMs: number | null;
}

type ClaimedRow = SyncItemRow & {
  readonly lane: Lane;
  readonly lastAttempt: Date;
  readonly more: boolean;
  readonly beside: number;
};

/**
 * Takes work for one call, or the right to try whether a side is well again. Must run while the store's lane row is locked, so
 * that claims of one store take turns.
 */
export async function claimWork(
  manager: EntityManager,
  storeId: string,
  lane: LockedLane,
  limits: PaceLimits,
): Promise<Claim> {
  const { store, erp } = lane.state.breakers;
  const storeRestsMs = pauseLeftMs(store, lane.now);
  if (storeRestsMs > 0) return { kind: 'nothing', forMs: storeRestsMs };
  if (store.phase !== 'closed') {
    const claim = await claimProbe(manager, storeId);
    if (claim.kind === 'probe') {
      await saveLane(manager, storeId, withBreaker(lane.state, 'store', breakerOnTrial(store)));
    }
    return claim;
  }
  const erpRestsMs = pauseLeftMs(erp, lane.now);
  if (erpRestsMs > 0) return { kind: 'nothing', forMs: erpRestsMs };
  if (erp.phase === 'closed') return claimFlight(manager, storeId, lane, limits);
  // One flight tries whether the ERP is back.
  const claim = await claimFlight(manager, storeId, lane, { ...limits, maxWindow: 1 });
  if (claim.kind === 'flight') {
    await saveLane(manager, storeId, withBreaker(lane.state, 'erp', breakerOnTrial(erp)));
  }
  return claim;
}

async function claimFlight(
  manager: EntityManager,
  storeId: string,
  { state: { pace }, rhythm, now }: LockedLane,
  limits: PaceLimits,
): Promise<Claim> {
  const batchSize = Math.min(pace.batchSize, limits.maxBatchSize);
  const pressed = limits.share < 1 && pace.guest.part < 1 && (await isPressed(manager, storeId));
  const allowed = Math.min(allowedNow(pace, limits, pressed), limits.maxWindow);
  const window = callsNow(pace.guest, allowed, now.getTime());
  const token = randomUUID();
  const forMs = gatherForMs(rhythm, limits.gatherMs);
  const rows = await manager.query<ClaimedRow[]>(CLAIM, [
    storeId,
    batchSize,
    batchSize * ROWS_PER_PRODUCT,
    token,
    window,
    LEASE_SECONDS,
    limits.maxWindow,
    forMs > 0,
    recentProductsNow(rhythm),
    mayOverlap(pace, limits),
    window < LEAST_TO_PART ? 0 : window * batchSize,
    limits.gatherMs / 1_000,
  ]);
  const [first] = rows;
  if (first !== undefined) {
    const { lane, more, beside, lastAttempt } = first;
    const items = rows.map(toSyncItem);
    const flight = {
      token,
      storeId,
      lane,
      claimedAt: lastAttempt,
      pace: { ...pace, batchSize },
      items,
      more,
      beside,
    };
    return { kind: 'flight', flight };
  }
  const [why] = await manager.query<[WhyNothing]>(WHY_NOTHING, [storeId]);
  if (why.flying >= window) {
    const restMs = restLeftMs(pace.guest, now.getTime());
    return restMs > 0 ? { kind: 'nothing', forMs: restMs } : { kind: 'window-full' };
  }
  if (why.due && forMs > 0) return { kind: 'gathering', forMs };
  return { kind: 'nothing', forMs: why.nextInMs };
}

/** Takes the right to probe a store that was paused: no other process claims or probes while this lease lives. */
async function claimProbe(manager: EntityManager, storeId: string): Promise<Claim> {
  const token = randomUUID();
  const [probing] = await manager.query<{ claimedAt: Date }[]>(
    `INSERT INTO "wc_sync_flights" ("token", "store_id", "lane", "lease_until")
     SELECT $1, $2::varchar, 'product', wc_now() + make_interval(secs => $3)
      WHERE NOT EXISTS (SELECT 1 FROM "wc_sync_flights" WHERE "store_id" = $2::varchar AND "lease_until" > wc_now())
     RETURNING "started_at" AS "claimedAt"`,
    [token, storeId, LEASE_SECONDS],
  );
  return probing === undefined
    ? { kind: 'window-full' }
    : { kind: 'probe', token, claimedAt: probing.claimedAt };
}
