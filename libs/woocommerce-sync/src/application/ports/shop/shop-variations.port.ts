import type { ProductWrite, ProductWriteResult, StoreRefusal } from './product-write';

/** A variation that the shop does not delete, and why. */
export interface RefusedDeletion {
  readonly variationId: number;
  readonly refusal: StoreRefusal;
}

/** The variations of a shop's products. They are looked up by SKU with the products. */
export abstract class ShopVariations {
  /**
   * One batch call of at most 100 writes, each with its parent; answers in the same order.
   * Variations of several parents only where `takesManyParents` said yes.
   */
  abstract write(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]>;

  /**
   * Tries whether one call may write variations of several products (fact 20): an update of one
   * that changes nothing, sent to the address of another product.
   */
  abstract takesManyParents(
    elsewhereId: number,
    variation: { readonly parentId: number; readonly variationId: number },
  ): Promise<boolean>;

  /**
   * Deletes variations of one product for good. Those that are gone already are as good; answers
   * those that the shop keeps.
   */
  abstract delete(
    storeProductId: number,
    variationIds: readonly number[],
  ): Promise<RefusedDeletion[]>;
}
