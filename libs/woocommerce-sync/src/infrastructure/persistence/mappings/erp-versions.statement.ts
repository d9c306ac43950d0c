import type { EntityManager } from 'typeorm';
import type { OlderVersions } from '../../../domain/lane/lane.repository';

/**
 * $1 store. What is tried again at once is a replica's lag; what failed superseded several tries.
 */
const OLDER = `
  SELECT count(DISTINCT "product_id")::int AS "products", min("requested_at") AS "since"
    FROM "wc_sync_items"
   WHERE "store_id" = $1 AND "status" = 'failed' AND "error_code" = 'ERP_STALE_READ'`;

const FORGET_DELIVERED = `
  UPDATE "wc_product_sync_mappings" SET "erp_version" = 0, "updated_at" = wc_now()
   WHERE "store_id" = $1 AND "erp_version" <> 0`;

const FORGET_IN_DOUBT = `
  UPDATE "wc_sync_items" SET "payload" = "payload" - 'versionsInDoubt', "updated_at" = wc_now()
   WHERE "store_id" = $1 AND "status" IN ('pending', 'failed') AND "payload" ? 'versionsInDoubt'`;

/** Of how many products the ERP serves older versions than were delivered. */
export async function readOlderVersions(
  manager: EntityManager,
  storeId: string,
): Promise<OlderVersions> {
  const [row] = await manager.query<OlderVersions[]>(OLDER, [storeId]);
  return row ?? { products: 0, since: null };
}

/** Forgets which versions were delivered. Answers of how many products and variants. */
export async function forgetErpVersions(manager: EntityManager, storeId: string): Promise<number> {
  const [, forgotten] = await manager.query<[unknown[], number]>(FORGET_DELIVERED, [storeId]);
  await manager.query(FORGET_IN_DOUBT, [storeId]);
  return forgotten;
}
