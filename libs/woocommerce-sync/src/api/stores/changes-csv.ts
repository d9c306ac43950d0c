import type { PlannedRow } from '../../application/full-sync/plan-full-sync';
import { csvLines } from '../records/csv';

const HEAD = ['productId', 'variantId', 'sku', 'field', 'before', 'after', 'categoryId'];

/**
 * Changes as lines of CSV (RFC 4180), the head first; of a category, whose fields are named
 * `category.…`, only the last column says which. What hinders the first of them is thrown here,
 * before anything is sent; what hinders a later one while the lines are read.
 */
export function changesAsCsv(changes: AsyncIterable<PlannedRow>): Promise<AsyncIterable<string>> {
  return csvLines(HEAD, changes, (row) => {
    const { field, before, after } = row;
    if ('categoryId' in row)
      return [null, null, null, `category.${field}`, before, after, row.categoryId];
    return [row.productId, row.variantId, row.sku, field, before, after, null];
  });
}
