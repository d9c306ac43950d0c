import { datesWithin, hasDates } from '../../http/list-dates';
import { countedTotal, pageAnswer, pageRange } from '../../http/paging';
import type { Params, RestCall } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { Answer } from '../../store-context';
import type { StoreProduct } from '../../state/store-product';
import { candidates, productFilter } from './product-filters';
import { sortProducts } from './product-order';
import { productView } from '../product-view';
import type { ViewContext } from '../field-view';

/**
 * GET /products: by page through what is listed, or through what filters leave (facts 10, 24,
 * 25).
 */
export function listProducts(call: RestCall, shop: Shop): Answer {
  const isAsked = call.query['include'] !== undefined;
  const params: Params = { ...call.params, include_sent: isAsked };
  const range = pageRange(params);
  const whole = isAsked && !shop.behaviours.has('include-pages');
  const { rows, total } = isPlain(call, shop)
    ? plainPage(params, range.from, range.perPage, shop)
    : filteredPage(params, whole ? 0 : range.from, whole ? Infinity : range.perPage, shop);
  const options = {
    fields: params['_fields'],
    context: params['context'] as ViewContext,
    includeMeta: params['include_meta'],
    excludeMeta: params['exclude_meta'],
  };
  const shown = rows.map((product) => productView(product, shop, options));
  return pageAnswer(shown, countedTotal(total, shown, params), range, call, {
    shop,
    path: '/products',
  });
}

/**
 * Parameters that neither filter nor sort: with these alone a page is cut out of the ordered ids.
 */
const PLAIN: readonly RegExp[] = [
  /^(page|per_page|offset|order|orderby|context|_fields|include_meta|exclude_meta|dates_are_gmt)$/,
  /^(oauth|consumer)_/,
];

function isPlain({ query, params }: RestCall, { catalogue, behaviours }: Shop): boolean {
  const orderBy = params['orderby'];
  const byId = orderBy === 'id' && behaviours.has('orderby-id-ascending');
  const byDate = orderBy === 'date' && catalogue.isInDateOrder;
  const filters = Object.keys(query).filter((name) => !PLAIN.some((pattern) => pattern.test(name)));
  return (byId || byDate) && filters.every((name) => query[name] === 'any' || query[name] === '');
}

interface Page {
  readonly rows: StoreProduct[];
  readonly total: number;
}

function plainPage(params: Params, from: number, count: number, { catalogue }: Shop): Page {
  const ids = catalogue.listed.slice(from, count, params['order'] === 'asc');
  return {
    rows: ids.flatMap((id) => catalogue.products.get(id) ?? []),
    total: catalogue.listed.size,
  };
}

function filteredPage(params: Params, from: number, count: number, shop: Shop): Page {
  const passes = productFilter(params, shop);
  const within = hasDates(params)
    ? datesWithin(params, shop.settings.timeZone, shop.behaviours)
    : () => true;
  const rows = candidates(params, shop).filter(
    (product) =>
      within({ created: product.createdAt, modified: product.modifiedAt }) && passes(product),
  );
  const sorted = sortProducts(rows, params, shop);
  return { rows: sorted.slice(from, from + count), total: rows.length };
}
