import type { StoreProductRef } from './shop-products.port';

/** A product as the shop's own list names it. */
export type ListedProduct = Pick<StoreProductRef, 'storeProductId' | 'sku' | 'status'>;

/** The shop's own list of its products, without their variations. */
export abstract class ShopListing {
  /** All products of a status, page by page by ascending id; `any` is every one but the trash. */
  abstract ofStatus(status: string): AsyncIterable<readonly ListedProduct[]>;

  /** Up to a hundred products by their ids; those in the trash are left out. */
  abstract ofIds(storeProductIds: readonly number[]): Promise<readonly ListedProduct[]>;

  /** How many products the shop has, without the trash. */
  abstract count(): Promise<number>;
}
