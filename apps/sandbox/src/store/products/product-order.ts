import { textOf } from '../coercions';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { comparePrices } from './product-prices';
import { currentPrice } from './product-sale';

type Query = Readonly<Record<string, unknown>>;

/** What a list of products can be sorted by, as WooCommerce lists it, with its repetitions. */
export const SORTABLE: readonly string[] = [
  ...[
    'date',
    'id',
    'include',
    'title',
    'slug',
    'modified',
    'popularity',
    'rating',
    'post__in',
    'price',
    'sales',
  ],
  ...['menu_order', 'random', 'popularity', 'rating', 'menu_order', 'price', 'popularity', 'rating'],
];

type Compare = (a: StoreProduct, b: StoreProduct, shop: Shop) => number;

const COMPARES: Readonly<Record<string, Compare>> = {
  id: () => 0,
  date: (a, b) => seconds(a.createdAt) - seconds(b.createdAt),
  modified: (a, b) => seconds(a.modifiedAt) - seconds(b.modifiedAt),
  title: (a, b) => a.name.localeCompare(b.name),
  slug: (a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0),
  price: (a, b, shop) => comparePrices(currentPrice(a, shop) || '0', currentPrice(b, shop) || '0'),
};

/** Products in the order that is asked for; the newest first, where none is. Equals go by id (facts.md 24). */
export function sortProducts(products: readonly StoreProduct[], query: Query, shop: Shop): StoreProduct[] {
  const { behaviours } = shop;
  let orderBy = textOf(query['orderby']) || 'date';
  if (orderBy === 'include' || orderBy === 'post__in') return inOrderOf(products, query);
  if (orderBy === 'modified' && !behaviours.has('orderby-modified')) orderBy = 'date';
  const isAscending =
    query['order'] === 'asc' && (orderBy !== 'id' || behaviours.has('orderby-id-ascending'));
  const compare = COMPARES[orderBy] ?? COMPARES['date'];
  const direction = isAscending ? 1 : -1;
  return [...products].sort((a, b) => direction * ((compare?.(a, b, shop) ?? 0) || a.id - b.id));
}

function inOrderOf(products: readonly StoreProduct[], query: Query): StoreProduct[] {
  const ids = textOf(query['include']).split(',').map(Number);
  return [...products].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function seconds(instant: number): number {
  return Math.floor(instant / 1000);
}
