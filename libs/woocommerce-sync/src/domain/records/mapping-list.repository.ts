import type { MappingStatus } from '../mapping/mapping-state';
import type { ProductSyncMapping } from '../mapping/product-sync-mapping';
import type { Page } from '../page';

/** Which mappings are meant; all products of a store where nothing is said. */
export interface MappingFilter {
  readonly storeId: string;
  /** Beginning of a SKU or an id, or words of a name; variants are found, too. */
  readonly q?: string;
  readonly status?: MappingStatus;
}

/** A mapping as it is listed. */
export interface ListedMapping {
  readonly productId: string;
  /** The product whose variant it is; null for a product. */
  readonly parentProductId: string | null;
  readonly storeProductId: number;
  readonly sku: string | null;
  readonly name: string | null;
  readonly status: MappingStatus;
  readonly lastSynced: Date;
  readonly problem: string | null;
}

/** The mappings of a store as a person looks through them, and unties them. */
export abstract class MappingListRepository {
  /** One page by the ERP's id. Throws `ValidationError` for a cursor that is none of ours. */
  abstract find(
    filter: MappingFilter,
    limit: number,
    cursor: string | null,
  ): Promise<Page<ListedMapping>>;

  /**
   * Keeps a new mapping, where neither side has one and nothing of the product is on its way.
   * False: nothing was done.
   */
  abstract link(mapping: ProductSyncMapping): Promise<boolean>;

  /**
   * Forgets that a product is mapped, with its variants. False where something of it is on its way
   * to the shop just now: nothing was done.
   */
  abstract unlink(storeId: string, productId: string): Promise<boolean>;
}
