import type { Strictness } from '../../texts/coercions';
import { phpCrash } from '../../http/request-body';
import { isSent, type Params } from '../../rest/rest-call';
import type { Shop } from '../../state/shop';
import type { StoreImage, StoreProduct } from '../../state/store-product';
import { isRecord } from '../../rest/values';

/**
 * One write of one product: what is written, of which, and how strictly it is looked at. What is
 * written goes into the draft; the product takes it over when nothing of it was refused.
 */
export interface ProductWrite {
  readonly draft: StoreProduct;
  readonly params: Params;
  readonly strictness: Strictness;
  readonly isNew: boolean;
  /**
   * Whether null was sent for the name, and empties it where somebody switched off that it does
   * not.
   */
  readonly emptiesName: boolean;
  /** Pictures that were downloaded or found; null where none were sent. */
  readonly images: readonly StoreImage[] | null;
  readonly shop: Shop;
}

/**
 * What was sent of a field; undefined where it is to stay. Null is not sent: a single call has made
 * `''` or 0 of it before (fact 9), an item of a batch has not (fact 16).
 */
export function sent({ params }: Pick<ProductWrite, 'params'>, field: string): unknown {
  const value = params[field];
  return isSent(value) ? value : undefined;
}

/** What was sent of a field that holds a text or a number; a list in its place crashes PHP. */
export function sentScalar(write: Pick<ProductWrite, 'params'>, field: string): unknown {
  const value = sent(write, field);
  if (isRecord(value)) throw phpCrash();
  return value;
}

/** The rows of a list that was sent; undefined where none was. What is no list crashes PHP. */
export function sentRows(write: Pick<ProductWrite, 'params'>, field: string): Params[] | undefined {
  const value = sent(write, field);
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw phpCrash();
  return Object.values(value).filter(isRecord);
}
