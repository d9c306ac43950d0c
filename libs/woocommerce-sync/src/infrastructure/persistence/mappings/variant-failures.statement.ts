import type { EntityManager } from 'typeorm';
import type { ProductSyncMapping } from '../../../domain/mapping/product-sync-mapping';

/** $1 store, $2 variants: their items that failed, as nobody knew then whose variants they are. */
const SUPERSEDE = `
  UPDATE "wc_sync_items"
     SET "status" = 'completed', "outcome" = 'superseded', "completed_at" = wc_now(), "updated_at" = wc_now()
   WHERE "store_id" = $1 AND "product_id" = ANY($2::text[]) AND "subject_kind" = 'product' AND "status" = 'failed'`;

/**
 * Ends what failed of variants that are known from now on. An event may name a variant before its
 * product was ever synced; once the product is in the shop with it, that failure is over.
 */
export async function supersedeVariantFailures(
  manager: EntityManager,
  storeId: string,
  mappings: readonly ProductSyncMapping[],
): Promise<void> {
  const variantIds = mappings
    .filter(({ stored, parentProductId }) => stored === null && parentProductId !== null)
    .map(({ internalProductId }) => internalProductId);
  if (variantIds.length > 0) await manager.query(SUPERSEDE, [storeId, variantIds]);
}
