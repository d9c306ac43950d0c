/** A product or variant of a store that a search found. */
export interface FoundProduct {
  readonly storeId: string;
  /** The ERP's product. */
  readonly productId: string;
  /** The variant that matched; null where the product itself did. */
  readonly variantId: string | null;
  readonly storeProductId: number;
  readonly sku: string | null;
  readonly name: string | null;
}

/** An order that a search found; nothing personal. */
export interface FoundOrder {
  readonly storeId: string;
  readonly orderId: number;
  readonly number: string;
  readonly status: string;
}

/** Runs that there are. */
export const RUN_KINDS = ['full-sync', 'drift', 'adoption', 'order-pull'] as const;

/** A run that a search found. */
export interface FoundRun {
  readonly storeId: string;
  readonly runId: string;
  readonly kind: (typeof RUN_KINDS)[number];
  readonly startedAt: Date;
}

/** Finds things of some stores by what people know them by. */
export abstract class SearchRepository {
  /** By the beginning of a SKU or an id, or by words of the name; best matches first. */
  abstract products(
    storeIds: readonly string[],
    q: string,
    limit: number,
  ): Promise<readonly FoundProduct[]>;

  /** By the beginning of the number, or by the id. */
  abstract orders(
    storeIds: readonly string[],
    q: string,
    limit: number,
  ): Promise<readonly FoundOrder[]>;

  /** By the beginning of the id, from four characters on. */
  abstract runs(
    storeIds: readonly string[],
    q: string,
    limit: number,
  ): Promise<readonly FoundRun[]>;
}
