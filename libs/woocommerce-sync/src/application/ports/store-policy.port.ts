import type { PaceLimits } from '../../domain/store-pace';

/** What the operator allows for each store. */
export abstract class StorePolicy {
  /** The bounds of its pace. */
  abstract paceLimits(storeId: string): PaceLimits;

  /** Whether a sale price that was set in the shop by hand survives every sync. */
  abstract keepsManualOffers(storeId: string): boolean;

  /** Whether the shop is told that an order has arrived. */
  abstract acknowledgesOrders(storeId: string): boolean;

  /** Whether images may be fetched from private addresses, as in a laboratory. */
  abstract allowsPrivateImageUrls(storeId: string): boolean;
}
