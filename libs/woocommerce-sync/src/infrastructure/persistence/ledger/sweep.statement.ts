import type { SecretRegistry } from '@cypher/platform';
import type { EntityManager } from 'typeorm';
import { madeBy, versionsOf } from '../../../domain/mapping/doubts';
import type { Doubt } from '../../../domain/mapping/doubts';
import type { SettledItems } from '../../metrics/sync-counters';
import { LEASE_SECONDS } from '../sql/lease';
import { doubtMappings } from '../mappings/mapping.statement';
import { settleItems } from './settle.statement';
import { ITEM_COLUMNS, toSyncItem, type SyncItemRow } from '../items/sync-item.mapper';

/**
 * $1 seconds of lease. Whether any has run out, or ends later than it can: mostly none, and this is
 * all that a sweep asks. The table has a row for each call in flight, so it is read whole.
 */
const ANY_OVERDUE = `
  SELECT EXISTS (
    SELECT 1 FROM "wc_sync_flights"
     WHERE "lease_until" <= wc_now()
        OR "lease_until" > wc_now() + make_interval(secs => $1) + interval '1 minute') AS "isAny"`;

/**
 * $1 seconds of lease. One that ends later than any can was given before the clock stepped back: it
 * lasts no longer than a new one. Who still runs renews it.
 */
const SHORTEN_LEASES = `
  UPDATE "wc_sync_flights" SET "lease_until" = wc_now() + make_interval(secs => $1)
   WHERE "lease_until" > wc_now() + make_interval(secs => $1) + interval '1 minute'`;

const DEAD_FLIGHTS = `
  WITH dead AS (
    DELETE FROM "wc_sync_flights" WHERE "lease_until" <= wc_now() RETURNING "token", "store_id", "doubts"
  )
  SELECT "token", "store_id" AS "storeId", "doubts", wc_now() AS "now" FROM dead`;

const THEIR_ITEMS = `
  SELECT ${ITEM_COLUMNS} FROM "wc_sync_items"
   WHERE "status" = 'syncing' AND "lease_token" = ANY($1::uuid[])
     FOR UPDATE`;

interface DeadDelivery {
  readonly token: string;
  readonly storeId: string;
  readonly doubts: readonly Doubt[];
  /** The database's time. */
  readonly now: Date;
}

/** The stores that have work again, and how items ended that were lost too often. */
export interface Sweep {
  readonly storeIds: string[];
  readonly settled: readonly SettledItems[];
}

/** What a sweep comes to that found nothing. */
export const NOTHING_SWEPT: Sweep = { storeIds: [], settled: [] };

/** Whether there is a lease to be swept; one statement. */
export async function isAnyOverdue(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<[{ isAny: boolean }]>(ANY_OVERDUE, [LEASE_SECONDS]);
  return row.isAny;
}

/**
 * Frees the items of deliveries whose lease ran out. What their calls may have changed is not known
 * to be right any more.
 * @param chance a number in [0, 1) for each, which spreads their next tries
 */
export async function sweepDeadDeliveries(
  manager: EntityManager,
  chance: () => number,
  secrets: SecretRegistry,
): Promise<Sweep> {
  await manager.query(SHORTEN_LEASES, [LEASE_SECONDS]);
  const dead = await manager.query<DeadDelivery[]>(DEAD_FLIGHTS);
  const [first] = dead;
  if (first === undefined) return NOTHING_SWEPT;
  const rows = await manager.query<SyncItemRow[]>(THEIR_ITEMS, [dead.map(({ token }) => token)]);
  const items = rows.map(toSyncItem);
  for (const item of items) {
    const doubts = dead.flatMap((delivery) =>
      delivery.storeId === item.storeId ? delivery.doubts : [],
    );
    const { subjectId } = item;
    item.lose(first.now, chance(), versionsOf(subjectId, doubts), madeBy(subjectId, doubts));
  }
  for (const { storeId, doubts } of dead) await doubtMappings(manager, storeId, doubts, secrets);
  const settled = await settleItems(manager, items, secrets);
  return { storeIds: [...new Set(dead.map(({ storeId }) => storeId))], settled };
}
