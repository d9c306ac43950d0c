import { invalidParams, type ParamProblem } from './coercions';
import { apiUrl } from './links';
import type { Shop } from './shop';
import type { Answer } from './store-context';

type Query = Readonly<Record<string, unknown>>;

/** Parameters that are lists: in links they come back with their places. */
const LISTS: readonly string[] = [
  'include',
  'exclude',
  'category',
  'tag',
  'include_types',
  'include_status',
  'parent',
];

/** Which part of a list is asked for. */
export interface PageRange {
  readonly page: number;
  readonly perPage: number;
  /** How many rows come before it. */
  readonly from: number;
}

/** The list that a page is of: for its links. */
export interface PagedList {
  readonly shop: Shop;
  /** Path of the list below the API. */
  readonly path: string;
  /** Parameters that its links show where nobody sent them. */
  readonly linkDefaults?: Readonly<Record<string, string>>;
}

/** What is wrong with the page that is asked for (facts.md 24). */
export function pageProblems(query: Query, shop?: Shop): ParamProblem[] {
  const problem = (field: string, message: string): ParamProblem => ({
    field,
    code: 'rest_out_of_bounds',
    message: `${field} must be ${message}`,
    data: null,
  });
  const perPage = Number(query['per_page'] ?? 10);
  const isLimited = shop?.behaviours.has('per-page-limit') !== false;
  return [
    ...(Number(query['page'] ?? 1) >= 1 ? [] : [problem('page', 'greater than or equal to 1')]),
    ...(perPage >= 1 && (perPage <= 100 || !isLimited)
      ? []
      : [problem('per_page', 'between 1 (inclusive) and 100 (inclusive)')]),
  ];
}

/** Reads which page is asked for. Throws for a page size outside of 1 to 100 (facts.md 24). */
export function pageRange(query: Query, shop?: Shop): PageRange {
  const problems = pageProblems(query, shop);
  if (problems.length > 0) throw invalidParams(problems);
  const perPage = Number(query['per_page'] ?? 10);
  const page = Number(query['page'] ?? 1);
  const offset = query['offset'];
  return { page, perPage, from: offset === undefined ? (page - 1) * perPage : Number(offset) };
}

/** One page of rows, with the totals in the headers. Throws for a page size outside of 1 to 100 (facts.md 24). */
export function pageOf<T>(
  rows: readonly T[],
  query: Query,
  view: (row: T) => unknown,
  list?: PagedList,
): Answer {
  const range = pageRange(query, list?.shop);
  const shown = rows.slice(range.from, range.from + range.perPage);
  return pageAnswer(shown.map(view), rows.length, range, query, list);
}

/** The answer to a list: its page, and how much there is of it. */
export function pageAnswer(
  body: readonly unknown[],
  total: number,
  range: PageRange,
  query: Query,
  list?: PagedList,
): Answer {
  const pages = Math.ceil(total / range.perPage);
  const { behaviours } = list?.shop ?? {};
  if (range.page > Math.max(pages, 1) && behaviours?.has('page-past-end-empty') === false)
    throw invalidParams(pageProblems({ page: 0 }));
  const totals = { 'X-WP-Total': String(total), 'X-WP-TotalPages': String(pages) };
  const link =
    list === undefined || !list.shop.behaviours.has('list-link') ? '' : linkHeader(range, pages, query, list);
  return {
    body,
    headers: {
      ...(behaviours?.has('list-totals') === false ? {} : totals),
      ...(link === '' ? {} : { Link: link }),
    },
  };
}

function linkHeader(
  { page }: PageRange,
  pages: number,
  query: Query,
  { shop, path, linkDefaults = {} }: PagedList,
): string {
  const to = (target: number, rel: string): string => {
    const unsent = Object.entries(linkDefaults).filter(
      ([name]) => query[name.split('[')[0] ?? name] === undefined,
    );
    const shown = { ...query, ...Object.fromEntries(unsent), page: String(target) };
    const parameters = Object.entries(shown).flatMap(([name, value]) => parameter(name, value));
    return `<${apiUrl(shop.homeUrl(), path)}?${parameters.join('&')}>; rel="${rel}"`;
  };
  return [
    ...(page > 1 && pages > 0 ? [to(Math.min(page - 1, pages), 'prev')] : []),
    ...(page < pages ? [to(page + 1, 'next')] : []),
  ].join(', ');
}

function parameter(name: string, value: unknown): string[] {
  if (typeof value !== 'string' || /^(oauth|consumer)_/.test(name)) return [];
  if (!LISTS.includes(name)) return [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`];
  return value === ''
    ? []
    : value.split(',').map((entry, at) => `${name}%5B${at}%5D=${encodeURIComponent(entry)}`);
}
