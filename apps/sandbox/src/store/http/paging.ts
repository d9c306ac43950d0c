import { invalidParam } from '../texts/coercions';
import { apiUrl } from './links';
import type { Params } from '../rest/rest-call';
import { writePhpQuery } from '../rest/php-query';
import type { Shop } from '../state/shop';
import type { Answer } from '../store-context';

/** Which part of a list is asked for. */
export interface PageRange {
  readonly page: number;
  readonly perPage: number;
  /** How many rows come before it. */
  readonly from: number;
}

/** The list that a page is of. */
export interface PagedList {
  readonly shop: Shop;
  /** Path of the list below the API. */
  readonly path: string;
  /** Parameters that its links show besides those that were sent. */
  readonly linkDefaults?: Params;
}

/** A call of a list, as far as its pages go. */
export interface ListCall {
  readonly params: Params;
  readonly query: Params;
}

/** Reads which page is asked for; an offset counts before the page. */
export function pageRange({ page, per_page, offset }: Params): PageRange {
  const [number, perPage] = [Number(page ?? 1), Number(per_page ?? 10)];
  return {
    page: number,
    perPage,
    from: offset === undefined ? (number - 1) * perPage : Number(offset),
  };
}

/** One page of rows, with the totals in the headers (fact 24). */
export function pageOf<T>(
  rows: readonly T[],
  call: ListCall,
  view: (row: T) => unknown,
  list: PagedList,
): Answer {
  const range = pageRange(call.params);
  const shown = rows.slice(range.from, range.from + range.perPage);
  return pageAnswer(shown.map(view), rows.length, range, call, list);
}

/** How much a list of posts says that there is: nothing where it begins behind the last one. */
export function countedTotal(total: number, shown: readonly unknown[], { offset }: Params): number {
  return offset !== undefined && shown.length === 0 ? 0 : total;
}

/** The answer to a list: its page, and how much there is of it. */
export function pageAnswer(
  body: readonly unknown[],
  total: number,
  range: PageRange,
  { query }: ListCall,
  list: PagedList,
): Answer {
  const pages = Math.ceil(total / range.perPage);
  const { behaviours } = list.shop;
  if (range.page > Math.max(pages, 1) && !behaviours.has('page-past-end-empty'))
    throw invalidParam('page', 'page must be greater than or equal to 1');
  const totals = { 'X-WP-Total': String(total), 'X-WP-TotalPages': String(pages) };
  const link = behaviours.has('list-link') ? linkHeader(range, pages, query, list) : '';
  return {
    body,
    headers: {
      ...(behaviours.has('list-totals') ? totals : {}),
      ...(link === '' ? {} : { Link: link }),
    },
  };
}

function linkHeader({ page }: PageRange, pages: number, query: Params, list: PagedList): string {
  const to = (target: number, rel: string): string =>
    `<${addressOf(target, query, list)}>; rel="${rel}"`;
  return [
    ...(page > 1 ? [to(Math.min(page - 1, pages), 'prev')] : []),
    ...(page < pages ? [to(page + 1, 'next')] : []),
  ].join(', ');
}

/**
 * The address of another page: with all that was sent, a signature too, and without flags that are
 * off (fact 62).
 */
function addressOf(
  page: number,
  query: Params,
  { shop, path, linkDefaults = {} }: PagedList,
): string {
  const all: Params = { ...query, ...linkDefaults, page };
  const shown = Object.entries(all).filter(([, value]) => value !== false);
  return `${apiUrl(shop.homeUrl(), path)}?${writePhpQuery(Object.fromEntries(shown))}`;
}
