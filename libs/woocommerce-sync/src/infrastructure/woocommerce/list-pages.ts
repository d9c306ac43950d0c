import type { JsonAnswer } from '../http/json-exchange';
import { PAGE_SIZE } from './woocommerce-transport';

/** Longest list of SKUs in one address; servers commonly refuse addresses over 8 KB. */
const MAX_SKU_LIST_LENGTH = 3_000;

/** How many pages a list has, as its answer tells (`X-WP-TotalPages`); null where it does not, or in no number. */
export function pageCount(headers: JsonAnswer['headers']): number | null {
  const text = headers['x-wp-totalpages']?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
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
