import type { Request } from 'express';
import { invalidParams, type ParamProblem } from '../coercions';
import { dateProblems, datesWithin, hasDates } from '../list-dates';
import { pageAnswer, pageProblems, pageRange } from '../paging';
import type { Shop } from '../shop';
import type { Answer } from '../store-context';
import type { StoreProduct } from '../store-product';
import { candidates, productFilter } from './product-filters';
import { sortProducts, SORTABLE } from './product-order';
import type { ViewContext } from './product-fields';
import { productView } from './product-view';
import { notOneOf } from './request-schema';

type Query = Readonly<Record<string, unknown>>;

const STATUSES: readonly string[] = ['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish'];

/** GET /products: by page through what is listed, or through what filters leave (facts.md 10, 24, 25). */
export function listProducts(request: Request, shop: Shop): Answer {
  const query = request.query as Query;
  const problems = queryProblems(query, shop);
  if (problems.length > 0) throw invalidParams(problems);
  const range = pageRange(query, shop);
  const whole = query['include'] !== undefined && !shop.behaviours.has('include-pages');
  const { rows, total } = isPlain(query, shop)
    ? plainPage(query, range.from, range.perPage, shop)
    : filteredPage(query, whole ? 0 : range.from, whole ? Infinity : range.perPage, shop);
  const context: ViewContext = query['context'] === 'edit' ? 'edit' : 'view';
  const options = {
    fields: query['_fields'],
    context,
    includeMeta: query['include_meta'],
    excludeMeta: query['exclude_meta'],
  };
  const shown = rows.map((product) => productView(product, shop, options));
  return pageAnswer(shown, total, range, query, { shop, path: '/products' });
}

/** Parameters that neither filter nor sort: with these alone a page is cut out of the ordered ids. */
const PLAIN: readonly RegExp[] = [
  /^(page|per_page|offset|order|context|_fields|include_meta|exclude_meta|dates_are_gmt)$/,
  /^(oauth|consumer)_/,
];

function isPlain(query: Query, { catalogue, behaviours }: Shop): boolean {
  const orderBy = query['orderby'] ?? 'date';
  const byId = orderBy === 'id' && behaviours.has('orderby-id-ascending');
  const byDate = orderBy === 'date' && catalogue.isInDateOrder;
  const filters = Object.keys(query).filter((name) => !PLAIN.some((pattern) => pattern.test(name)));
  return (byId || byDate) && filters.every((name) => name === 'orderby' || query[name] === 'any');
}

interface Page {
  readonly rows: StoreProduct[];
  readonly total: number;
}

function plainPage(query: Query, from: number, count: number, { catalogue }: Shop): Page {
  const ids = catalogue.listed.slice(from, count, query['order'] === 'asc');
  return { rows: ids.flatMap((id) => catalogue.products.get(id) ?? []), total: catalogue.listed.size };
}

function filteredPage(query: Query, from: number, count: number, shop: Shop): Page {
  const passes = productFilter(query, shop);
  const within = hasDates(query) ? datesWithin(query, shop.settings.timeZone, shop.behaviours) : () => true;
  const rows = candidates(query, shop).filter(
    (product) => passes(product) && within({ created: product.createdAt, modified: product.modifiedAt }),
  );
  const sorted = sortProducts(rows, query, shop);
  return { rows: sorted.slice(from, from + count), total: rows.length };
}

function queryProblems(query: Query, shop: Shop): ParamProblem[] {
  const oneOf = (field: string, known: readonly string[]): ParamProblem[] => {
    const value = query[field];
    const problem = typeof value === 'string' ? notOneOf(value, known, field) : null;
    return problem === null ? [] : [problem];
  };
  return [
    ...pageProblems(query, shop),
    ...dateProblems(query),
    ...oneOf('orderby', SORTABLE),
    ...oneOf('status', STATUSES),
  ];
}
