import type { PlannedChange } from '../../application/full-sync/full-sync-plan';

const HEAD = 'productId,variantId,sku,field,before,after\r\n';

/** What spreadsheets take for a formula where a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;

/** A plain number is none, though it may begin with a sign. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Changes as lines of CSV (RFC 4180), the head first. What hinders the first of them is thrown
 * here, before anything is sent; what hinders a later one while the lines are read.
 */
export async function changesAsCsv(
  changes: AsyncIterable<PlannedChange>,
): Promise<AsyncIterable<string>> {
  const iterator = changes[Symbol.asyncIterator]();
  return linesFrom(await iterator.next(), iterator);
}

async function* linesFrom(
  first: IteratorResult<PlannedChange, unknown>,
  rest: AsyncIterator<PlannedChange>,
): AsyncGenerator<string> {
  try {
    yield HEAD;
    for (let next = first; next.done !== true; next = await rest.next()) yield lineOf(next.value);
  } finally {
    // Whoever does not read to the end has no more of the catalogue read.
    await rest.return?.();
  }
}

function lineOf({ productId, variantId, sku, field, before, after }: PlannedChange): string {
  return `${[productId, variantId, sku, field, before, after].map(cell).join(',')}\r\n`;
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
