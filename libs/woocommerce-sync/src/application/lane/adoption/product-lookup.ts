import { isSearchableSku } from '../../../domain/catalog/sku';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { StoreProductRef } from '../../ports/shop/shop-products.port';
import type { StoreClient } from '../../ports/store-client.port';
import { inHalves } from '../../blame/halving';

/** What a shop has of some SKUs, and the SKUs that it does not let be looked up. */
export interface FoundSkus {
  readonly found: readonly StoreProductRef[];
  readonly unknown: ReadonlyMap<string, WooCommerceError>;
}

/**
 * Looks SKUs up in as few calls as they allow; one that spoils its call stands alone in the end.
 * Throws the shop's fault.
 */
export async function findBySkus(store: StoreClient, skus: readonly string[]): Promise<FoundSkus> {
  const { answers, notTaken } = await inHalves(store.health, skus.filter(isSearchableSku), (some) =>
    store.products.findBySkus(some),
  );
  return {
    found: answers,
    unknown: new Map([...notTaken].map(([sku, error]) => [sku, notLookedUp(sku, error)])),
  };
}

/**
 * A SKU that a well shop does not look up: without that nobody knows whether the product is there
 * already.
 */
function notLookedUp(sku: string, { message }: WooCommerceError): WooCommerceError {
  return new WooCommerceError(
    `sku: the shop answers other reads, and not the look-up of "${sku}": ${message}`,
    { code: 'LOOKUP_NOT_TAKEN', retryable: true, fault: 'item' },
  );
}
