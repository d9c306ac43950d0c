/**
 * What a shop may be able to do: write variations of many products in one call (fact 20), keep
 * brands, keep fulfilments of orders (fact 44), write its catalogue into a file (fact 46), take
 * stock as a difference (fact 43).
 */
export type StoreCapability =
  | 'variations-of-many-parents'
  | 'product-brands'
  | 'order-fulfilments'
  | 'catalog-export'
  | 'stock-differences';

/** Remembers what was found out about shops by trying. */
export abstract class StoreCapabilityRepository {
  /**
   * Whether a shop can; null while nobody has tried.
   * @param forgetsNoAfterHours so many hours after a try that failed nobody has tried
   */
  abstract find(
    storeId: string,
    capability: StoreCapability,
    forgetsNoAfterHours?: number,
  ): Promise<boolean | null>;

  /** Remembers the answer. */
  abstract keep(storeId: string, capability: StoreCapability, present: boolean): Promise<void>;

  /**
   * Forgets all that was found out about a shop: after an update of it everything is tried anew.
   */
  abstract forget(storeId: string): Promise<void>;
}
