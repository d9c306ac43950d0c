import type { Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { floatOf, isEmpty } from '../../texts/php';
import { currentPrice, pricesOfVariations } from '../pricing/product-sale';

/** Types whose price is that of others; without others there is none to compare. */
const OF_OTHERS: readonly string[] = ['grouped'];

/**
 * Whether a product has a price between two bounds, which are numbers, or 0; one without a price is
 * compared as 0.
 */
export function inPriceRange(params: Params, shop: Shop): (product: StoreProduct) => boolean {
  const { min_price: min, max_price: max } = params;
  if (isEmpty(min) && isEmpty(max)) return () => true;
  const [lowest, highest] = [
    min === undefined ? 0 : floatOf(min),
    max === undefined ? Infinity : floatOf(max),
  ];
  return (product) => pricesOf(product, shop).some((price) => price >= lowest && price <= highest);
}

function pricesOf(product: StoreProduct, shop: Shop): number[] {
  if (OF_OTHERS.includes(product.type) || (product.type !== 'variable' && !product.isPriced))
    return [];
  const prices =
    product.type === 'variable' ? pricesOfVariations(product, shop) : [currentPrice(product, shop)];
  return prices.map((price) => Math.round(floatOf(price) * 100) / 100);
}

/** Ids of what is sold below its price, and of the products whose variations are; by id. */
export function soldBelowIds(shop: Shop): number[] {
  const { products } = shop.catalogue;
  const sold = [...products.values()].filter(
    (product) =>
      product.status === 'publish' && isOffered(product, shop) && isSoldBelow(product, shop),
  );
  const parents = sold.map(({ parentId }) => parentId).filter((id) => id !== 0);
  return [...new Set([...sold.map(({ id }) => id), ...parents])];
}

function isOffered({ parentId }: StoreProduct, { catalogue }: Shop): boolean {
  return parentId === 0 || catalogue.products.get(parentId)?.status === 'publish';
}

// A list goes by the price that holds: a sale that waits for the queue is none yet, and one at
// nothing never is.
function isSoldBelow(product: StoreProduct, shop: Shop): boolean {
  if (product.type === 'variable' || isEmpty(product.sale_price)) return false;
  return currentPrice(product, shop) === product.sale_price;
}
