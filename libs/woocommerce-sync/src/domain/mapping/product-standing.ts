import type { MappingStatus } from './mapping-state';

/** How one product stands in one shop, in short. */
export interface ProductStanding {
  readonly storeId: string;
  readonly productId: string;
  readonly wooCommerceProductId: number;
  readonly syncStatus: MappingStatus;
  /** Delivery cycles that failed since it was last right. */
  readonly attempts: number;
  readonly lastSynced: Date;
}
