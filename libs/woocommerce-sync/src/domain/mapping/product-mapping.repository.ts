import type { SoldProduct } from '../orders/sold-products';
import type { Doubt } from './doubts';
import type { ProductSyncMappingState } from './mapping-state';
import type { ProductStanding } from './product-standing';
import type { ProductSyncMapping } from './product-sync-mapping';

/**
 * Which product of the shop a product of the ERP is, and what the shop last confirmed of it, as it
 * was last settled. A delivery writes mappings with its settlement (`ISyncRepository`).
 */
export abstract class ProductMappingRepository {
  /** A product's mapping; null when it was never synced. */
  abstract find(storeId: string, productId: string): Promise<ProductSyncMapping | null>;

  /** The mappings of many products at once, by product id. */
  abstract findMany(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, ProductSyncMapping>>;

  /**
   * The mappings of many products' variants, by product id and variant id; products without any are
   * left out.
   */
  abstract findVariants(
    storeId: string,
    productIds: readonly string[],
  ): Promise<Map<string, Map<string, ProductSyncMapping>>>;

  /** How a product stands; null when it was never synced. */
  abstract findStanding(storeId: string, productId: string): Promise<ProductStanding | null>;

  /** The product that owns a shop product; null when none does. */
  abstract findByStoreProduct(
    storeId: string,
    storeProductId: number,
  ): Promise<Readonly<ProductSyncMappingState> | null>;

  /** The ERP's ids of shop products, by their ids in the shop. */
  abstract findProductIds(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<Map<number, string>>;

  /**
   * The ERP's product, and variant where it is one, of shop products and variations, by their ids
   * in the shop.
   */
  abstract findSoldProducts(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<ReadonlyMap<number, SoldProduct>>;

  /** What the calls that are in flight may have changed of a store's products, by now. */
  abstract findDoubts(storeId: string): Promise<readonly Doubt[]>;

  /**
   * Forgets which versions of the ERP's products were delivered. Answers of how many products and
   * variants.
   */
  abstract forgetErpVersions(storeId: string): Promise<number>;

  /** How many products of a store are mapped and do not lie in the trash. */
  abstract countShown(storeId: string): Promise<number>;

  /** The same with variants: so many rows have the shop's lists of what is ours. */
  abstract countListed(storeId: string): Promise<number>;
}
