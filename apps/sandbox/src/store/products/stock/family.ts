import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { currentPrice } from '../pricing/product-sale';
import { comparePrices } from '../pricing/prices';
import { settleStock } from './stock';

/** States in which a variation belongs to what its product shows. */
const SHOWN: readonly string[] = ['publish', 'private'];

/** The variations that a variable product lists: by their order, then by id. */
export function childrenOf({ id }: StoreProduct, { catalogue }: Shop): StoreProduct[] {
  return catalogue
    .variationsOf(id)
    .filter(({ status }) => SHOWN.includes(status))
    .sort((a, b) => a.menu_order - b.menu_order || a.id - b.id);
}

/** What a variable product's variations make of its stock, where it counts none itself. */
export function settleFamilyStock(product: StoreProduct, shop: Shop): void {
  if (product.type !== 'variable' || product.manage_stock) return;
  const statuses = childrenOf(product, shop).map(({ stock_status }) => stock_status);
  product.stock_status =
    ['instock', 'onbackorder'].find((status) => statuses.includes(status)) ?? 'outofstock';
}

/**
 * A product without a number yet is the parent of what has none: it takes the stock of that for its
 * own.
 */
export function adoptOrphan(product: StoreProduct): void {
  if (product.type === 'variable' && !product.manage_stock) product.stock_status = 'instock';
}

/**
 * Brings a product into line with its variations after one of them was written or went: it is saved
 * once more.
 */
export function syncFamily(product: StoreProduct | undefined, shop: Shop): void {
  if (product === undefined) return;
  product.modifiedAt = shop.now();
  if (product.type !== 'variable') return;
  product.price = lowestOf(
    childrenOf(product, shop)
      .filter(({ status }) => status === 'publish')
      .map((variation) => currentPrice(variation, shop))
      .filter((price) => price !== ''),
  );
  settleStock(product, shop, undefined);
  settleFamilyStock(product, shop);
}

/**
 * Hands the stock status of a product that counts for its variations down to those that count for
 * none.
 */
export function handDownStock(product: StoreProduct, shop: Shop): void {
  if (product.type !== 'variable' || !product.manage_stock) return;
  for (const variation of childrenOf(product, shop))
    if (!variation.manage_stock) variation.stock_status = product.stock_status;
}

function lowestOf(prices: readonly string[]): string {
  return prices.reduce(
    (lowest, price) => (lowest !== '' && comparePrices(lowest, price) <= 0 ? lowest : price),
    '',
  );
}
