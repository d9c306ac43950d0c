import type { SyncRequest } from '../ledger/sync.repository';

/** What is believed of a product that the shop should show. */
export interface BelievedProduct {
  readonly productId: string;
  readonly storeProductId: number;
  /** What the shop last confirmed; null where it confirmed none. */
  readonly sku: string | null;
  readonly status: string | null;
}

/** What is believed of a shop's products, to be held against the shop's own list. */
export abstract class ShopCheckRepository {
  /**
   * Products by their ids in the shop; without variants, and without what is known to lie in the
   * trash.
   */
  abstract findByStoreProductIds(
    storeId: string,
    storeProductIds: readonly number[],
  ): Promise<BelievedProduct[]>;

  /**
   * The products of ours that the shop last confirmed these SKUs of, or of a variant of theirs, by
   * SKU.
   */
  abstract findOwners(
    storeId: string,
    skus: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;

  /** Some products, drawn by lot. */
  abstract sample(storeId: string, limit: number): Promise<BelievedProduct[]>;

  /** Products after this id, in order. */
  abstract page(storeId: string, afterId: string, limit: number): Promise<BelievedProduct[]>;

  /**
   * Forgets products that are not there, or whose ids are other products' now, and asks for what is
   * to be written, in one transaction of a run's scan; what was made since `readAt`, or is being
   * delivered, is left alone. False: the right to scan was lost.
   */
  abstract record(
    run: { readonly id: string; readonly token: string; readonly storeId: string },
    gone: readonly Pick<BelievedProduct, 'productId' | 'storeProductId'>[],
    requests: readonly SyncRequest[],
    readAt: Date,
  ): Promise<boolean>;

  /** The present moment, by the clock that `record` compares with. */
  abstract now(): Promise<Date>;
}
