import type { PlannedChange } from '../../application/full-sync/full-sync-plan';

const HEAD = 'productId,variantId,sku,field,before,after\r\n';

/** What spreadsheets take for a formula where a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;

/** A plain number is none, though it may begin with a sign. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** Changes as lines of CSV (RFC 4180), the head first. */
export async function* changesAsCsv(changes: AsyncIterable<PlannedChange>): AsyncGenerator<string> {
  yield HEAD;
  for await (const { productId, variantId, sku, field, before, after } of changes)
    yield `${[productId, variantId, sku, field, before, after].map(cell).join(',')}\r\n`;
}

function cell(value: unknown): string {
  const text = textOf(value);
  // A text of the ERP must not be run by whoever opens the file.
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
