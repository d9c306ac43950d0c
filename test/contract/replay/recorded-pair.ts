import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was sent to a real shop. */
export interface RecordedRequest {
  readonly method: string;
  /** Below `/wp-json/wc/v3`, or the whole path where it starts with `/wp-json` or `/?`. */
  readonly path: string;
  /**
   * How it was signed and by whom: `https:rw` is Basic over TLS with the key that reads and writes.
   */
  readonly auth: string;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** A body that was sent as it stands. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call to a real shop, and what it answered. */
export interface RecordedPair {
  readonly name: string;
  readonly request: RecordedRequest;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly response: unknown;
}

const FOLDER =
  process.env['WOOCOMMERCE_FIXTURES'] ?? join(__dirname, '../../../../shared/woocommerce/fixtures');

/** Whether the recordings are there: they lie beside a checkout, not in it. */
export const RECORDINGS_EXIST = existsSync(join(FOLDER, 'products.json'));

/**
 * The pairs of one file; observations without a request are none. A file that holds a lone order is
 * its reading.
 */
export function recordedPairs(file: string): RecordedPair[] {
  const recorded = JSON.parse(readFileSync(join(FOLDER, `${file}.json`), 'utf8')) as unknown;
  if (!Array.isArray(recorded)) {
    const { id } = recorded as { readonly id: number };
    const request = { method: 'GET', path: `/orders/${id}`, auth: 'https:rw' };
    return [{ name: 'the whole order', request, status: 200, response: recorded }];
  }
  const entries = recorded as Partial<RecordedPair>[];
  return entries.filter((entry): entry is RecordedPair => entry.request !== undefined);
}
