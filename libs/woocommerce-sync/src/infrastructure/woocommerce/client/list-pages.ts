import { PAGE_SIZE } from './woocommerce-api.client';

/** Longest list of SKUs in one address; servers commonly refuse addresses over 8 KB. */
const MAX_SKU_LIST_LENGTH = 3_000;

/** One page of a list that the shop gives in pages. */
export interface ListPage<T> {
  readonly rows: readonly T[];
  /** How many rows the whole list has; null where the shop does not say. */
  readonly total: number | null;
  /** Whether there is none behind it. */
  readonly isLast: boolean;
}

/**
 * A page with what its headers say of the list. A short page is not the last one (fact 24).
 * Where a proxy has stripped the headers, or left something else in their place, only an empty page
 * is. A count that the rows contradict, as one from a cache may be, counts as none. And a full page
 * is not the last one on the word of the page count alone: the total has to end with it, too.
 * @param pageSize how many rows a full page has
 */
export function listPage<T>(
  rows: readonly T[],
  headers: Readonly<Record<string, string | undefined>>,
  page: number,
  pageSize: number = PAGE_SIZE,
): ListPage<T> {
  const said = {
    total: countIn(headers['x-wp-total']),
    pages: countIn(headers['x-wp-totalpages']),
  };
  if (rows.length === 0)
    return { rows, total: said.total, isLast: said.pages === null || page >= said.pages };
  const isTooSmall = said.total !== null && said.total < (page - 1) * pageSize + rows.length;
  const total = isTooSmall ? null : said.total;
  const endsHere = !isTooSmall && page === said.pages;
  const isFull = rows.length >= pageSize;
  return {
    rows,
    total,
    isLast: endsHere && (total === null ? !isFull : Math.ceil(total / pageSize) === page),
  };
}

function countIn(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) : null;
}

/** Rows in parts of as many as one call takes. */
export function inPages<T>(rows: readonly T[]): T[][] {
  const pages: T[][] = [];
  for (let start = 0; start < rows.length; start += PAGE_SIZE)
    pages.push(rows.slice(start, start + PAGE_SIZE));
  return pages;
}

/** SKUs in parts that fit into one address and one page each. */
export function inSkuLists(skus: readonly string[]): string[][] {
  const lists: string[][] = [];
  let length = 0;
  for (const sku of skus) {
    const list = lists.at(-1);
    const size = encodeURIComponent(sku).length + 3;
    if (list === undefined || list.length === PAGE_SIZE || length + size > MAX_SKU_LIST_LENGTH) {
      lists.push([sku]);
      length = size;
    } else {
      list.push(sku);
      length += size;
    }
  }
  return lists;
}
