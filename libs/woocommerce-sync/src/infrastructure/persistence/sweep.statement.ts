import type { SecretRegistry } from '@cypher/platform';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../application/ports/clock.port';
import type { SettledItems } from '../metrics/sync-counters';
import { settleItems } from './settle.statement';
import { ITEM_COLUMNS, toSyncItem, type SyncItemRow } from './sync-item.mapper';

const DEAD_FLIGHTS = `
  WITH dead AS (
    DELETE FROM "wc_sync_flights" WHERE "lease_until" <= clock_timestamp() RETURNING "token", "store_id"
  )
  SELECT "token", "store_id" AS "storeId" FROM dead`;

const THEIR_ITEMS = `
  SELECT ${ITEM_COLUMNS} FROM "wc_sync_items"
   WHERE "status" = 'syncing' AND "lease_token" = ANY($1::uuid[])
     FOR UPDATE`;

/** The stores that have work again, and how items ended that were lost too often. */
interface Sweep {
  readonly storeIds: string[];
  readonly settled: readonly SettledItems[];
}

/** Frees the items of flights whose lease ran out. */
export async function sweepDeadFlights(
  manager: EntityManager,
  clock: Clock,
  secrets: SecretRegistry,
): Promise<Sweep> {
  const dead = await manager.query<{ token: string; storeId: string }[]>(DEAD_FLIGHTS);
  if (dead.length === 0) return { storeIds: [], settled: [] };
  const rows = await manager.query<SyncItemRow[]>(THEIR_ITEMS, [dead.map(({ token }) => token)]);
  const items = rows.map(toSyncItem);
  for (const item of items) item.lose(clock.now(), clock.chance());
  const settled = await settleItems(manager, items, secrets);
  return { storeIds: [...new Set(dead.map(({ storeId }) => storeId))], settled };
}
