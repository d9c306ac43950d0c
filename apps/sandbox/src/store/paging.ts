import { invalidParam } from './coercions';
import type { Answer } from './store-context';

/** One page of rows, with the totals in the headers (facts.md 24). Throws for a page size outside of 1 to 100. */
export function pageOf<T>(
  rows: readonly T[],
  query: Readonly<Record<string, unknown>>,
  view: (row: T) => unknown,
): Answer {
  const perPage = Number(query['per_page'] ?? 10);
  const page = Number(query['page'] ?? 1);
  if (!(perPage >= 1 && perPage <= 100)) {
    throw invalidParam('per_page', 'per_page must be between 1 (inclusive) and 100 (inclusive)');
  }
  if (!(page >= 1)) throw invalidParam('page', 'page must be greater than or equal to 1');
  return {
    body: rows.slice((page - 1) * perPage, page * perPage).map(view),
    headers: {
      'X-WP-Total': String(rows.length),
      'X-WP-TotalPages': String(Math.ceil(rows.length / perPage)),
    },
  };
}
