import { LIVE_WITHIN_MS, SyncPriorityService } from '../../../domain/ledger/sync-priority.service';
import { LONE_CARGO, MOST_ORDERS, PART_TYPES } from '../../../domain/ledger/sync-type';
import { LEASE_SECONDS } from '../sql/lease';
import { milliseconds } from '../sql/literals';
import { isDue } from '../items/item-terms';
import { ITEM_COLUMNS } from '../items/sync-item.mapper';

/** What one call may take of what is due. */
export interface ClaimOrder {
  readonly storeId: string;
  /** Names the delivery. */
  readonly token: string;
  /** Products wanted, 1 at the least. */
  readonly products: number;
  /** Whether only what is live may run. */
  readonly onlyLive: boolean;
  /** So many calls share what waits; 1 takes all that it may. */
  readonly parts: number;
  /**
   * A call that is not full waits, until so many seconds have passed without a new request; null
   * where it does not.
   */
  readonly gatherSeconds: number | null;
  /** Products claimed of late, by now. */
  readonly recentProducts: number;
}

/** A statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Pending rows looked at per product wanted: a product has at most a handful of pending items. */
const ROWS_PER_PRODUCT = 3;

const PRIORITIES = new SyncPriorityService();

/** Of a full call, the newest of each have this part. */
const FRESH_PART = 20;
/** From 8 products on it is one at least; a smaller call is for those who have waited longest. */
const FRESH_ROUNDING = 12;

/** A call is not made smaller than a full one divided by this for the others to have their part. */
const LEAST_PART = 4;

/** What is due before this is live. */
const LIVE = `wc_now() + ${milliseconds(LIVE_WITHIN_MS)}`;

/**
 * The claim of one call. The most urgent due item decides the cargo; the most urgent products of
 * that cargo fill the call, each with all of its pending items. A product that is already in flight
 * stays out.
 *
 * Only what will be sent is locked. Of that, rows that are locked already are being joined by a
 * request just now: the next claim takes them.
 *
 * OFFSET 0 keeps the planner from turning a question per product into a reading of all that waits,
 * as it would whenever the queue was empty when the table was last analysed. What a claim does not
 * need is left out of its text, as planning takes as long as the rest of it.
 */
export function claimStatement(order: ClaimOrder): Statement {
  const values: unknown[] = [];
  const value = (one: unknown, type: string): string => `$${String(values.push(one))}::${type}`;
  const store = value(order.storeId, 'varchar');
  const token = value(order.token, 'uuid');
  const products = value(order.products, 'bigint');
  const free = freeOf(store, order.onlyLive);
  const share = order.parts > 1 ? shareOf(store, products, value(order.parts, 'bigint')) : null;
  const text = `
  WITH ${share === null ? '' : `${share}, `}soonest AS (
    SELECT ${free} ORDER BY i."deadline", i."priority" LIMIT ${products} * ${String(ROWS_PER_PRODUCT)}
  ), due AS (
    SELECT *, false AS "fresh" FROM soonest
    ${freshOf(free, order.products)}
  ), lead AS (
    SELECT "lane", "deadline" FROM due
     ${order.gatherSeconds === null ? '' : gathered(products, value(order.gatherSeconds, 'float8'))}
     ORDER BY "deadline", "priority" LIMIT 1
  ), ${chosenOf(share === null ? products : '(SELECT "products" FROM share)')}, ${ridersOf(store)}, ${deliveryOf(store, token)}, rhythm AS (
    UPDATE "wc_store_lanes" l
       SET "last_claim_at" = wc_now(),
           "recent_products" = (SELECT count(*) FROM chosen) + ${value(order.recentProducts, 'float8')}
      FROM lead WHERE l."store_id" = ${store}
  ), ${takenBy(token)}
  SELECT ${ITEM_COLUMNS},
         EXISTS (SELECT 1 FROM due d WHERE NOT EXISTS (SELECT 1 FROM riders r WHERE r."id" = d."id")) AS "more"
    FROM taken ORDER BY "deadline", "priority"`;
  return { text, values };
}

/** The most urgent subjects of the cargo: so many products, few orders, or one alone. */
function chosenOf(most: string): string {
  return `chosen AS (
    SELECT "subject_kind", "product_id"
      FROM due JOIN lead USING ("lane")
     GROUP BY "subject_kind", "product_id"
     ORDER BY bool_or("fresh") AND (SELECT "lane" FROM lead) = 'product' DESC, min(due."deadline"), min(due."priority")
     LIMIT CASE (SELECT "lane" FROM lead) WHEN '${LONE_CARGO}' THEN 1
           WHEN 'order' THEN LEAST(${most}, ${String(MOST_ORDERS)})
           ELSE ${most} END
  )`;
}

/** All of this cargo that waits for them. */
function ridersOf(store: string): string {
  return `riders AS (
    SELECT r."id"
      FROM chosen c CROSS JOIN LATERAL (
        SELECT i."id" FROM "wc_sync_items" i
         WHERE i."store_id" = ${store} AND i."status" = 'pending' AND i."product_id" = c."product_id"
           AND i."subject_kind" = c."subject_kind" AND i."lane" = (SELECT "lane" FROM lead)
           AND ${isDue('i')}
         OFFSET 0 FOR UPDATE OF i SKIP LOCKED) r
  )`;
}

/** Its lease. */
function deliveryOf(store: string, token: string): string {
  return `delivery AS (
    INSERT INTO "wc_sync_flights" ("token", "store_id", "lane", "bulk", "lease_until")
    SELECT ${token}, ${store}, "lane", "deadline" > ${LIVE} OR "lane" = '${LONE_CARGO}',
           wc_now() + make_interval(secs => ${String(LEASE_SECONDS)})
      FROM lead WHERE EXISTS (SELECT 1 FROM riders)
  )`;
}

/** The items themselves, as `SyncItem.start` leaves them. */
function takenBy(token: string): string {
  return `taken AS (
    UPDATE "wc_sync_items" i
       SET "status" = 'syncing', "lease_token" = ${token}, "last_attempt" = wc_now(), "updated_at" = wc_now()
      FROM riders r WHERE i."id" = r."id"
    RETURNING i.*
  )`;
}

/** What may be claimed now; a product that is in flight stays out. */
function freeOf(store: string, onlyLive: boolean): string {
  return `i."id", i."product_id", i."subject_kind", i."lane", i."deadline", i."priority", i."requested_at"
      FROM "wc_sync_items" i
     WHERE i."store_id" = ${store} AND i."status" = 'pending' AND i."lease_token" IS NULL AND ${isDue('i')}
       ${onlyLive ? `AND i."deadline" <= ${LIVE} AND i."lane" <> '${LONE_CARGO}'` : ''}
       AND NOT EXISTS (
         SELECT 1 FROM "wc_sync_items" f
          WHERE f."store_id" = i."store_id" AND f."product_id" = i."product_id"
            AND f."subject_kind" = i."subject_kind" AND f."status" = 'syncing' OFFSET 0)`;
}

/**
 * The newest prices and stocks: in a backlog a few of them ride in each call, so that a
 * single change does not wait behind thousands of its own kind.
 */
function freshOf(free: string, products: number): string {
  const most = Math.floor((products + FRESH_ROUNDING) / FRESH_PART);
  if (most === 0) return '';
  return PART_TYPES.map(
    (type) => `UNION ALL (
    SELECT f.*, true FROM (
      SELECT ${free} AND i."deadline" <= wc_now() + ${milliseconds(PRIORITIES.slaMs(type))}
       ORDER BY i."deadline" DESC LIMIT ${String(most)}) f)`,
  ).join(' ');
}

/** How many products each of some calls takes, so that the last ones end together. */
function shareOf(store: string, products: string, parts: string): string {
  return `waiting AS (
    SELECT count(*) AS "items" FROM (
      SELECT 1 FROM "wc_sync_items"
       WHERE "store_id" = ${store} AND "status" = 'pending' AND "lease_token" IS NULL
       ORDER BY "deadline", "priority" LIMIT ${parts} * ${products}) w
  ), share AS (
    SELECT CASE WHEN "items" <= ${products} / 2 THEN ${products}
                ELSE LEAST(${products}, GREATEST(("items" + ${parts} - 1) / ${parts}, ${products} / ${String(LEAST_PART)}, 1))
           END AS "products"
      FROM waiting)`;
}

/** A call that is not full waits for more, unless it is late or nothing has come for a while. */
function gathered(products: string, seconds: string): string {
  return `WHERE (SELECT count(DISTINCT "product_id") FROM due) >= ${products} OR "deadline" <= wc_now()
        OR (SELECT max("requested_at") FROM due) <= wc_now() - make_interval(secs => ${seconds})`;
}
