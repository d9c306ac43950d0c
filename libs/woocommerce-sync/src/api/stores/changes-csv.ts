import type { PlannedChange } from '../../application/full-sync/full-sync-plan';
import { csvLines } from '../records/csv';

const HEAD = ['productId', 'variantId', 'sku', 'field', 'before', 'after'];

/**
 * Changes as lines of CSV (RFC 4180), the head first. What hinders the first of them is thrown
 * here, before anything is sent; what hinders a later one while the lines are read.
 */
export function changesAsCsv(
  changes: AsyncIterable<PlannedChange>,
): Promise<AsyncIterable<string>> {
  return csvLines(HEAD, changes, ({ productId, variantId, sku, field, before, after }) => [
    productId,
    variantId,
    sku,
    field,
    before,
    after,
  ]);
}
