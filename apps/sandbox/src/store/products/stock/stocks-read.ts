import type { Params } from '../../rest/rest-call';
import { isRecord } from '../../rest/values';
import type { Shop } from '../../state/shop';
import { integerOf } from '../../texts/php';

/**
 * The stocks that a batch reads before it writes its first entry, by the ids of what it updates
 * (fact 43); none while nothing can come in between.
 */
export function stocksRead(
  params: Params,
  { catalogue, stockTiming }: Pick<Shop, 'catalogue' | 'stockTiming'>,
): ReadonlyMap<number, number | null> {
  const read = new Map<number, number | null>();
  const updates = params['update'];
  if (stockTiming.windowMs === 0 || !isRecord(updates)) return read;
  for (const item of Object.values(updates)) {
    const id = isRecord(item) ? integerOf(item['id']) : 0;
    const product = catalogue.products.get(id);
    if (product !== undefined) read.set(id, product.stock_quantity);
  }
  return read;
}
