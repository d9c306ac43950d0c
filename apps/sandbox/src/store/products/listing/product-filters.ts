import { foldedText, slugOf } from '@cypher/shop-text';
import { textOf } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { StoreProduct } from '../../state/store-product';
import { isEmpty } from '../../texts/php';
import { inPriceRange, soldBelowIds } from './price-filters';
import { categoriesBelow } from './category-filter';
import { searchesOf } from './product-search';

type Test = (product: StoreProduct) => boolean;

/**
 * The products that filters are tried on: few where a SKU, a GTIN or ids are asked for, else all.
 */
export function candidates(params: Params, shop: Shop): StoreProduct[] {
  const { catalogue, behaviours } = shop;
  const search = searchesOf(params);
  const sku = search === null ? textOf(params['sku']) : '';
  if (!isEmpty(sku) || (sku === '0' && !behaviours.has('sku-zero-ignored')))
    return withSkus(sku, params, shop);
  const gtin = textOf(params['global_unique_id']);
  if (!isEmpty(gtin))
    return gtin.split(',').flatMap((code) => catalogue.findByGtin(code.trim()) ?? []);
  const findsVariations = search?.findsVariations ?? false;
  const ids = includedIds(params, shop);
  if (ids !== null)
    return products(new Set(ids), shop).filter(({ parentId }) => findsVariations || parentId === 0);
  const statuses = statusesIn(params);
  const isUnlisted =
    statuses !== null && ['trash', 'auto-draft'].some((status) => statuses.includes(status));
  if (isUnlisted || findsVariations)
    return [...catalogue.products.values()].filter(
      ({ parentId }) => findsVariations || parentId === 0,
    );
  return products(catalogue.listed.slice(0, Infinity, true), shop);
}

/**
 * The ids that a list is cut down to; an empty list of ids is none at all (fact 24). Those on
 * sale fill it up from their own places on.
 */
function includedIds(params: Params, shop: Shop): readonly number[] | null {
  const sent = params['include'] as readonly number[];
  if (params['on_sale'] === true) {
    const sold = soldBelowIds(shop);
    return [...sent, ...(sold.length === 0 ? [0] : sold).slice(sent.length)];
  }
  if (sent.length > 0) return sent;
  const isAsked = params['include_sent'] === true;
  return isAsked && !shop.behaviours.has('include-empty-all') ? [] : null;
}

// The whole text counts as a SKU too: a SKU may hold a comma (fact 10).
function withSkus(text: string, params: Params, shop: Shop): StoreProduct[] {
  const { catalogue, behaviours } = shop;
  if (!behaviours.has('sku-list-exact')) return catalogue.searchSkus(text);
  // No SKU begins with a blank, and the database does not overlook one there.
  const asked = [text, ...text.split(',')].filter((sku) => !sku.startsWith(' '));
  const found = asked.flatMap((sku) => catalogue.allWithSku(sku));
  const included = includedIds(params, shop);
  return [...new Set(found)]
    .filter(({ id }) => included?.includes(id) ?? true)
    .filter(({ parentId }) => parentId === 0 || behaviours.has('sku-list-finds-variations'))
    .filter(
      ({ status }) =>
        status === 'publish' || status === 'trash' || behaviours.has('sku-list-finds-drafts'),
    );
}

/** Whether a product passes everything that a list is filtered by. */
export function productFilter(params: Params, shop: Shop): Test {
  const tests = Object.entries(TESTS).flatMap(([name, test]) => {
    const value = params[name];
    return value === undefined || isEmpty(value) ? [] : [test(value, shop)];
  });
  const flags = Object.entries(FLAGS).flatMap(([name, test]) => {
    const value = params[name];
    return typeof value === 'boolean' ? [(product: StoreProduct) => test(product) === value] : [];
  });
  const search = searchesOf(params);
  const prices = inPriceRange(params, shop);
  const ofAttribute = hasTerm(params, shop);
  const sold = params['on_sale'] === false ? new Set(soldBelowIds(shop)) : new Set();
  const hasStatus = ofStatus(params, shop);
  const others = [...tests, ...flags];
  return (product) =>
    hasStatus(product) &&
    !sold.has(product.id) &&
    (search?.fits(product, shop) ?? true) &&
    prices(product) &&
    ofAttribute(product) &&
    others.every((passes) => passes(product));
}

const texts = (value: unknown): readonly string[] => value as readonly string[];
const numbers = (value: unknown): readonly number[] => value as readonly number[];

const TESTS: Readonly<Record<string, (value: unknown, shop: Shop) => Test>> = {
  type: (type) => (product) => product.type === type,
  include_types: (types) => (product) => texts(types).includes(product.type),
  exclude_types: (types) => (product) => !texts(types).includes(product.type),
  exclude_status: (statuses) => (product) => !texts(statuses).includes(product.status),
  exclude: (ids) => (product) => !numbers(ids).includes(product.id),
  parent: (ids) => (product) => numbers(ids).includes(product.parentId || product.above),
  parent_exclude: (ids) => (product) => !numbers(ids).includes(product.parentId || product.above),
  slug: (slug) => (product) => foldedText(product.slug) === foldedText(slugOf(textOf(slug))),
  stock_status: (status) => (product) => product.stock_status === status,
  category: (ids, shop) => {
    const wanted = categoriesBelow(numbers(ids), shop);
    return (product) => product.categories.some((id) => wanted.has(id));
  },
  tag: (ids) => (product) => numbers(ids).some((id) => product.tags.includes(id)),
  brand: (ids) => (product) => numbers(ids).some((id) => product.brands.includes(id)),
  shipping_class: () => () => false,
  tax_class: (name) => (product) => product.tax_class === (name === 'standard' ? '' : name),
};

/**
 * Whether a product has one of some terms of a global attribute; an attribute that there is not
 * filters nothing.
 */
function hasTerm(params: Params, { catalogue }: Shop): Test {
  const name = textOf(params['attribute']);
  const attribute = [...catalogue.attributes.values()].find(
    ({ slug }) => slug !== '' && slug === name,
  );
  const wanted = params['attribute_term'] as readonly number[] | undefined;
  if (attribute === undefined || wanted === undefined || wanted.length === 0) return () => true;
  return ({ attributes }) =>
    attributes.some(
      ({ id, terms = [] }) => id === attribute.id && terms.some((term) => wanted.includes(term)),
    );
}

const FLAGS: Readonly<Record<string, (product: StoreProduct) => boolean>> = {
  featured: ({ featured }) => featured,
  virtual: (product) => product.virtual,
  downloadable: ({ downloadable }) => downloadable,
};

function ofStatus(params: Params, { behaviours }: Shop): Test {
  const statuses = statusesIn(params);
  if (statuses !== null) return ({ status }) => statuses.includes(status);
  const isInTrashToo = !isEmpty(params['sku']) && !behaviours.has('sku-list-omits-trash');
  return ({ status }) =>
    status === 'trash' ? isInTrashToo : status !== 'auto-draft' && status !== 'inherit';
}

/** The states that a list is of; null for any but the trash. */
export function statusesIn(params: Params): readonly string[] | null {
  const some = params['include_status'] as readonly string[] | undefined;
  const wanted = some === undefined || some.length === 0 ? [textOf(params['status'])] : some;
  return wanted.includes('any') || wanted.includes('') ? null : wanted;
}

function products(ids: Iterable<number>, { catalogue }: Shop): StoreProduct[] {
  const found: StoreProduct[] = [];
  for (const id of ids) {
    const product = catalogue.products.get(id);
    if (product !== undefined) found.push(product);
  }
  return found;
}
