import type { ProductStanding } from '../../domain/mapping/product-standing';

/**
 * What many ask for and nobody decides by: how products stand. It may lose everything and be behind
 * at any time; what is written to a shop is never decided by it. No method throws.
 */
export abstract class SyncCache {
  /** How a product stands; null where the cache does not know all of it. */
  abstract find(storeId: string, productId: string): Promise<ProductStanding | null>;

  /** Remembers how products stand now. */
  abstract put(standings: readonly ProductStanding[]): Promise<void>;

  /** Forgets products. */
  abstract drop(storeId: string, productIds: readonly string[]): Promise<void>;
}
