import type { z } from 'zod';
import { RepeatedPageError } from '../../../domain/shop.errors';
import { readableRows } from '../replies/reply.schemas';
import { listPage } from './list-pages';
import { PAGE_SIZE, type Query, type WooCommerceApiClient } from './woocommerce-api.client';

/**
 * Every page of a list of terms; what cannot be read of it is left out.
 * @param keyOf what tells one row from another
 * @throws RepeatedPageError where the shop answers one page again
 */
export async function everyPage<T>(
  api: WooCommerceApiClient,
  path: string,
  query: Query,
  row: z.ZodType<T>,
  keyOf: (row: T) => string | number,
): Promise<T[]> {
  const found = new Map<string | number, T>();
  for (let page = 1; ; page += 1) {
    const asked = { per_page: PAGE_SIZE, page, orderby: 'id', order: 'asc', ...query };
    const answer = await api.readPage(path, asked, readableRows(row));
    const { rows, isLast } = listPage(answer.value, answer.headers, page);
    const known = found.size;
    for (const one of rows) found.set(keyOf(one), one);
    if (isLast) return [...found.values()];
    if (found.size === known) throw new RepeatedPageError(path.split('/').at(-1) ?? path, page);
  }
}
