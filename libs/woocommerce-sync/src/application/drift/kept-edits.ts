import type { StorePolicy } from '../ports/store-policy.port';
import type { KeptEdits } from './drifted-groups';

/** What of the shop's own a store's settings leave alone. */
export function keptEdits(policy: StorePolicy, storeId: string): KeptEdits {
  return {
    manualOffers: policy.keepsManualOffers(storeId),
    attributes:
      policy.keepsShopAttributes(storeId) || !policy.ownership(storeId).sets('attributes', false),
  };
}
