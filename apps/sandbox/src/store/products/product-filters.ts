import { foldedSku, withoutMarkup } from '../coercions';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';
import { plainField } from './plain-fields';
import { comparePrices } from './product-prices';
import { currentPrice, isOnSale } from './product-sale';

type Query = Readonly<Record<string, unknown>>;
type Test = (product: StoreProduct) => boolean;

/** The products that filters are tried on: few where a SKU, a GTIN or ids are asked for, else all. */
export function candidates(query: Query, shop: Shop): StoreProduct[] {
  const { catalogue, behaviours } = shop;
  const sku = textIn(query, 'sku');
  if (sku !== null && (sku !== '0' || !behaviours.has('sku-zero-ignored')))
    return withSkus(withoutMarkup(sku), shop);
  const gtin = textIn(query, 'global_unique_id');
  if (gtin !== null) return gtin.split(',').flatMap((code) => catalogue.findByGtin(code) ?? []);
  if (query['include'] !== undefined) {
    const ids = listIn(query, 'include');
    // An empty list of ids is none at all: everything comes (facts.md 24).
    if (ids !== null || !behaviours.has('include-empty-all'))
      return products(ids ?? [], shop).filter(isNoVariation);
  }
  const isUnlisted = ['trash', 'auto-draft'].some((status) => statusesIn(query).includes(status));
  if (isUnlisted) return [...catalogue.products.values()].filter(isNoVariation);
  return products(catalogue.listed.slice(0, Infinity, true), shop);
}

// The whole text counts as a SKU too: a SKU may hold a comma (facts.md 10).
function withSkus(text: string, shop: Shop): StoreProduct[] {
  const { catalogue, behaviours } = shop;
  if (!behaviours.has('sku-list-exact')) return catalogue.searchSkus(text);
  const found = [text, ...text.split(',')].flatMap((sku) => {
    const product = catalogue.findBySku(sku);
    return product === undefined || (product.parentId !== 0 && !behaviours.has('sku-list-finds-variations'))
      ? []
      : [product];
  });
  return [...new Set(found)].filter(
    ({ status }) => status === 'publish' || status === 'trash' || behaviours.has('sku-list-finds-drafts'),
  );
}

/** Whether a product passes everything that a list is filtered by. */
export function productFilter(query: Query, shop: Shop): Test {
  const tests = Object.entries(TESTS).flatMap(([name, test]) => {
    const value = textIn(query, name);
    return value === null ? [] : [test(value, shop)];
  });
  return (product) => hasStatus(product, query, shop) && tests.every((passes) => passes(product));
}

const TESTS: Readonly<Record<string, (value: string, shop: Shop) => Test>> = {
  type: (type) => (product) => product.type === type,
  include_types: (types) => (product) => types.split(',').includes(product.type),
  exclude: (ids) => (product) => !ids.split(',').includes(String(product.id)),
  parent: (ids) => (product) => ids.split(',').includes(String(product.parentId)),
  slug: (slug) => (product) => product.slug === slug,
  stock_status: (status) => (product) => product.stock_status === status,
  on_sale: (flag, shop) => (product) => isSoldBelow(product, shop) === (flag === 'true'),
  featured: (flag) => (product) => plainField(product.plain, 'featured') === (flag === 'true'),
  category: (ids) => (product) => ids.split(',').some((id) => product.categories.includes(Number(id))),
  tag: (ids) => (product) => ids.split(',').some((id) => product.tags.includes(Number(id))),
  brand: (ids) => (product) => ids.split(',').some((id) => product.brands.includes(Number(id))),
  min_price: (price, shop) => (product) => comparePrices(currentPrice(product, shop) || '0', price) >= 0,
  max_price: (price, shop) => (product) => comparePrices(currentPrice(product, shop) || '0', price) <= 0,
  search: (text) => (product) => holds(`${product.name} ${product.description}`, text),
  search_sku: (text) => (product) => holds(foldedSku(product.sku), foldedSku(text)),
  search_name_or_sku: (text) => (product) => holds(`${product.name} ${product.sku}`, text),
};

function hasStatus({ status }: StoreProduct, query: Query, { behaviours }: Shop): boolean {
  const statuses = statusesIn(query);
  if (statuses.length > 0) return statuses.includes(status);
  if (status === 'trash' && textIn(query, 'sku') !== null) return !behaviours.has('sku-list-omits-trash');
  return status !== 'trash' && status !== 'auto-draft';
}

function statusesIn(query: Query): string[] {
  const text = textIn(query, 'include_status') ?? textIn(query, 'status');
  return text === null || text === 'any' ? [] : text.split(',');
}

function products(ids: readonly number[], { catalogue }: Shop): StoreProduct[] {
  return ids.flatMap((id) => catalogue.products.get(id) ?? []);
}

// A list goes by the price that holds: a sale that waits for the queue is none yet, and one at nothing never is.
function isSoldBelow(product: StoreProduct, shop: Shop): boolean {
  if (!isOnSale(product, shop) || /^0*(\.0*)?$/.test(currentPrice(product, shop))) return false;
  return product.type === 'variable' || currentPrice(product, shop) === product.sale_price;
}

function isNoVariation({ parentId }: StoreProduct): boolean {
  return parentId === 0;
}

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function textIn(query: Query, name: string): string | null {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function listIn(query: Query, name: string): number[] | null {
  return textIn(query, name)?.split(',').map(Number) ?? null;
}
