import type { ProductStanding } from '../../../domain/mapping/product-standing';
import type { Settlement } from '../../../domain/ledger/sync.repository';

/** How the products of a delivery stand after it. */
export function settledStandings({ items, mappings }: Settlement): ProductStanding[] {
  const attempts = new Map<string, number>();
  for (const item of items) {
    const state = item.snapshot();
    const failed = state.status === 'completed' ? 0 : state.attempts;
    attempts.set(state.subjectId, Math.max(attempts.get(state.subjectId) ?? 0, failed));
  }
  return mappings.map((mapping) => {
    const { storeId, internalProductId, wooCommerceProductId, syncStatus, lastSynced } =
      mapping.snapshot();
    return {
      storeId,
      productId: internalProductId,
      wooCommerceProductId,
      syncStatus,
      attempts: attempts.get(internalProductId) ?? 0,
      lastSynced,
    };
  });
}
