import type { SecretRegistry } from '@cypher/platform';
import type { EntityManager } from 'typeorm';
import type { Clock } from '../../application/ports/clock.port';
import type { Doubt } from '../../domain/sync.repository';
import type { SettledItems } from '../metrics/sync-counters';
import { doubtMappings } from './mapping.statement';
import { settleItems } from './settle.statement';
import { ITEM_COLUMNS, toSyncItem, type SyncItemRow } from './sync-item.mapper';

const DEAD_FLIGHTS = `
  WITH dead AS (
    DELETE FROM "wc_sync_flights" WHERE "lease_until" <= wc_now() RETURNING "token", "store_id", "doubts"
  )
  SELECT "token", "store_id" AS "storeId", "doubts" FROM dead`;

const THEIR_ITEMS = `
  SELECT ${ITEM_COLUMNS} FROM "wc_sync_items"
   WHERE "status" = 'syncing' AND "lease_token" = ANY($1::uuid[])
     FOR UPDATE`;

interface DeadFlight {
  readonly token: string;
  readonly storeId: string;
  readonly doubts: readonly Doubt[];
}

/** The stores that have work again, and how items ended that were lost too often. */
interface Sweep {
  readonly storeIds: string[];
  readonly settled: readonly SettledItems[];
}

/** Frees the items of flights whose lease ran out. What their calls may have changed is not known to be right any more. */
export async function sweepDeadFlights(
  manager: EntityManager,
  clock: Clock,
  secrets: SecretRegistry,
): Promise<Sweep> {
  const dead = await manager.query<DeadFlight[]>(DEAD_FLIGHTS);
  if (dead.length === 0) return { storeIds: [], settled: [] };
  const rows = await manager.query<SyncItemRow[]>(THEIR_ITEMS, [dead.map(({ token }) => token)]);
  const items = rows.map(toSyncItem);
  for (const item of items) item.lose(clock.now(), clock.chance());
  for (const { storeId, doubts } of dead) await doubtMappings(manager, storeId, doubts, secrets);
  const settled = await settleItems(manager, items, secrets);
  return { storeIds: [...new Set(dead.map(({ storeId }) => storeId))], settled };
}
