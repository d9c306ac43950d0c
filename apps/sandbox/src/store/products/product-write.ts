import type { Strictness } from '../coercions';
import type { Shop } from '../shop';
import type { StoreProduct } from '../store-product';

/** What a client sends of a product. */
export type ProductBody = Readonly<Record<string, unknown>>;

/** One write of one product: what is written, of which, and how strictly it is looked at. */
export interface ProductWrite {
  readonly product: StoreProduct;
  readonly body: ProductBody;
  readonly strictness: Strictness;
  readonly isNew: boolean;
  readonly shop: Shop;
}

/**
 * What a field holds that null may clear: `undefined` where it is to stay. In a batch null is ignored, on a single call it
 * clears prices and the SKU (facts.md 9, 16); `''` clears everywhere.
 */
export function clearable({ body, strictness, shop: { behaviours } }: ProductWrite, field: string): unknown {
  const value = body[field];
  if (value === '') return behaviours.has('empty-clears') ? '' : undefined;
  if (value !== null) return value;
  const clears =
    strictness === 'batch' ? !behaviours.has('batch-null-ignored') : behaviours.has('null-clears-price');
  return clears ? '' : undefined;
}
