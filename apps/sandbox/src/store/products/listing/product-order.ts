import { textOf } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { compareTexts } from '../../texts/collation-order';
import { floatOf } from '../../texts/php';
import { variationTitle } from '../attributes/attribute-view';
import { currentPrice, pricesOfVariations } from '../pricing/product-sale';

type Compare = (a: StoreProduct, b: StoreProduct, shop: Shop) => number;

const byTitle: Compare = (a, b, shop) => compareTexts(titleOf(a, shop), titleOf(b, shop));

/** How products are compared by what a list is sorted by; what is not here is sorted by date. */
const COMPARES: Readonly<Record<string, Compare>> = {
  id: () => 0,
  date: (a, b) => seconds(a.createdAt) - seconds(b.createdAt),
  modified: (a, b) => seconds(a.modifiedAt) - seconds(b.modifiedAt),
  title: byTitle,
  slug: (a, b) => compareTexts(a.slug, b.slug),
  menu_order: (a, b, shop) => a.menu_order - b.menu_order || byTitle(a, b, shop),
};

/** What is sorted by the id as well. */
const WITH_ID: readonly string[] = ['id', 'date', 'modified'];

/**
 * Products in the order that is asked for; the newest first, where none is. Equals go by id
 * (fact 24).
 */
export function sortProducts(
  products: readonly StoreProduct[],
  params: Params,
  shop: Shop,
): StoreProduct[] {
  const { behaviours } = shop;
  let orderBy = textOf(params['orderby']);
  if (orderBy === 'include' || orderBy === 'post__in') return inOrderOf(products, params);
  if (orderBy === 'modified' && !behaviours.has('orderby-modified')) orderBy = 'date';
  const isAscending =
    params['order'] === 'asc' && (orderBy !== 'id' || behaviours.has('orderby-id-ascending'));
  if (orderBy === 'price') return byPrice(products, isAscending, shop);
  if (orderBy === 'popularity')
    return [...products].sort((a, b) => b.total_sales - a.total_sales || b.id - a.id);
  if (orderBy === 'rating') return [...products].sort((a, b) => b.id - a.id);
  const compare = COMPARES[orderBy] ?? COMPARES['date'];
  const direction = isAscending ? 1 : -1;
  // Equals go by id, in the direction that is asked for only where the shop sorts by the id as
  // well.
  const idDirection = WITH_ID.includes(orderBy) ? direction : 1;
  return [...products].sort(
    (a, b) => direction * (compare?.(a, b, shop) ?? 0) || idDirection * (a.id - b.id),
  );
}

/**
 * By the lowest price where the cheapest come first, by the highest where they come last; without
 * one before all.
 */
function byPrice(
  products: readonly StoreProduct[],
  isAscending: boolean,
  shop: Shop,
): StoreProduct[] {
  const priceOf = (product: StoreProduct): number => {
    const prices =
      product.type === 'variable'
        ? pricesOfVariations(product, shop)
        : [currentPrice(product, shop)];
    const price = (isAscending ? prices[0] : prices.at(-1)) ?? '';
    return price === '' ? 0 : floatOf(price);
  };
  const direction = isAscending ? 1 : -1;
  return [...products].sort((a, b) => direction * (priceOf(a) - priceOf(b) || a.id - b.id));
}

function inOrderOf(products: readonly StoreProduct[], { include }: Params): StoreProduct[] {
  const ids = include as readonly number[];
  if (ids.length === 0)
    return [...products].sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  return [...products].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function titleOf(product: StoreProduct, shop: Shop): string {
  return product.parentId === 0 ? product.name : variationTitle(product, shop);
}

function seconds(instant: number): number {
  return Math.floor(instant / 1000);
}
