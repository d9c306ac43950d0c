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

/** $1 items as JSON. What a dead flight may have written is not known to be right. */
const DOUBT_MAPPINGS = `
  UPDATE "wc_product_sync_mappings" m SET "sync_status" = 'out_of_sync', "updated_at" = now()
    FROM jsonb_to_recordset($1::jsonb) AS i("storeId" text, "productId" text) CROSS JOIN LATERAL (
      SELECT p."id" FROM "wc_product_sync_mappings" p
       WHERE p."store_id" = i."storeId" AND p."internal_product_id" = i."productId"
      UNION ALL
      SELECT v."id" FROM "wc_product_sync_mappings" v
       WHERE v."store_id" = i."storeId" AND v."parent_product_id" = i."productId" OFFSET 0) touched
   WHERE m."id" = touched."id" AND m."sync_status" = 'in_sync'`;

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
  const products = items.map(({ storeId, productId }) => ({ storeId, productId }));
  await manager.query(DOUBT_MAPPINGS, [JSON.stringify(products)]);
  const settled = await settleItems(manager, items, secrets);
  return { storeIds: [...new Set(dead.map(({ storeId }) => storeId))], settled };
}
