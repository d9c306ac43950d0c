import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { comparePrices } from './prices';
import { isOnSaleAt } from './settle-price';

/** How often the shop's queue of scheduled actions runs, in milliseconds (fact 29). */
const QUEUE_INTERVAL_MS = 60_000;

/** Whether a product is on sale now. */
export function isOnSale(product: StoreProduct, shop: Shop): boolean {
  if (product.type !== 'variable') return isOnSaleAt(product, shop.now());
  const prices = pricedVariations(product, shop);
  const isReduced = prices.some(({ regular, sale }) => regular !== sale);
  return isReduced && prices.every(({ sale, price }) => sale === price);
}

interface VariationPrices {
  readonly price: string;
  readonly regular: string;
  /** The regular price where the variation is not sold below it. */
  readonly sale: string;
}

function pricedVariations({ id, status }: StoreProduct, shop: Shop): VariationPrices[] {
  return (
    shop.catalogue
      .variationsOf(id)
      // The prices of a product in the trash are those that it had.
      .filter(
        (variation) =>
          variation.status === 'publish' || (status === 'trash' && variation.status === status),
      )
      .flatMap((variation) => {
        const { regular_price: regular, sale_price } = variation;
        const price = currentPrice(variation, shop);
        if (price === '') return [];
        const isSold = sale_price !== regular && sale_price === price;
        return [{ price, regular, sale: isSold ? sale_price : regular }];
      })
  );
}

/**
 * The price that a customer pays; `''` for a product that cannot be bought. A sale that has begun
 * since it was reckoned last keeps the old price until the queue has run (fact 6).
 */
export function currentPrice(product: StoreProduct, shop: Shop): string {
  const { type, price, pricedAt, sale_from, sale_to, regular_price, sale_price } = product;
  if (type === 'variable') return price;
  const waits = shop.behaviours.has('sale-start-waits-for-queue');
  const lastRun = waits
    ? Math.floor(shop.now() / QUEUE_INTERVAL_MS) * QUEUE_INTERVAL_MS
    : shop.now();
  if (sale_to !== null && pricedAt < sale_to && !isOnSaleAt(product, shop.now()))
    return regular_price;
  if (sale_from === null || pricedAt >= sale_from || sale_from > lastRun) return price;
  return isOnSaleAt(product, lastRun) ? sale_price : regular_price;
}

/** The prices of a product's variations, the lowest first. */
export function pricesOfVariations(product: StoreProduct, shop: Shop): string[] {
  return pricedVariations(product, shop)
    .map(({ price }) => price)
    .sort(comparePrices);
}
