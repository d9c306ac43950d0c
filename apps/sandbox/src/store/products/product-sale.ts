import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { comparePrices } from './product-prices';

/** How often the shop's queue of scheduled actions runs, in milliseconds (facts.md 29). */
const QUEUE_INTERVAL_MS = 60_000;

/** Whether a product is on sale now. */
export function isOnSale(product: StoreProduct, shop: Shop): boolean {
  if (product.type === 'variable')
    return shop.catalogue.variationsOf(product.id).some((variation) => isOnSale(variation, shop));
  const now = shop.now();
  return (
    product.sale_price !== '' &&
    (product.sale_from ?? -Infinity) <= now &&
    (product.sale_to ?? Infinity) >= now
  );
}

/**
 * The price that a customer pays; `''` for a product that cannot be bought.
 * A sale that has begun since the last save keeps the old price until the queue has run (facts.md 6).
 */
export function currentPrice(product: StoreProduct, shop: Shop): string {
  if (product.forced_price !== null) return product.forced_price;
  if (product.type === 'variable') return pricesOfVariations(product, shop)[0] ?? '';
  return isOnSale(product, shop) && isSwitched(product, shop) ? product.sale_price : product.regular_price;
}

/** The prices of a product's variations, the lowest first. */
export function pricesOfVariations(product: StoreProduct, shop: Shop): string[] {
  return shop.catalogue
    .variationsOf(product.id)
    .filter(({ status }) => status === 'publish')
    .map((variation) => currentPrice(variation, shop))
    .filter((price) => price !== '')
    .sort(comparePrices);
}

function isSwitched({ sale_from, modifiedAt }: StoreProduct, shop: Shop): boolean {
  if (sale_from === null || !shop.behaviours.has('sale-start-waits-for-queue')) return true;
  const lastRun = Math.floor(shop.now() / QUEUE_INTERVAL_MS) * QUEUE_INTERVAL_MS;
  return sale_from <= Math.max(modifiedAt, lastRun);
}
