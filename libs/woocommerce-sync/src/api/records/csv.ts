/** What spreadsheets take for a formula where a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;

/** A plain number is none, though it may begin with a sign. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** One line of CSV (RFC 4180). No text is run by whoever opens the file. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/**
 * Lines of CSV, the head first. What hinders the first of them is thrown here, before anything is
 * sent; what hinders a later one while the lines are read.
 */
export async function csvLines<T>(
  head: readonly string[],
  rows: AsyncIterable<T>,
  valuesOf: (row: T) => readonly unknown[],
): Promise<AsyncIterable<string>> {
  const iterator = rows[Symbol.asyncIterator]();
  return linesFrom(csvLine(head), await iterator.next(), iterator, valuesOf);
}

async function* linesFrom<T>(
  head: string,
  first: IteratorResult<T, unknown>,
  rest: AsyncIterator<T>,
  valuesOf: (row: T) => readonly unknown[],
): AsyncGenerator<string> {
  try {
    yield head;
    for (let next = first; next.done !== true; next = await rest.next())
      yield csvLine(valuesOf(next.value));
  } finally {
    // For whoever does not read to the end nothing more is read.
    await rest.return?.();
  }
}

function cell(value: unknown): string {
  const text = textOf(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
