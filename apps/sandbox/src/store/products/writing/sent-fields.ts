import type { Behaviours } from '../../behaviour/behaviours';
import { invalidParams, type Strictness } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import { problemOf } from '../../rest/validate';
import { INITIAL, PRODUCT_WRITE } from '../schema/product-args';

/** What somebody sends of a product. */
export interface SentProduct {
  readonly params: Params;
  /** What was sent before it was cleaned; of an item of a batch the same. */
  readonly raw?: Params;
  readonly strictness: Strictness;
}

/** Fields that null clears on a single call (fact 9). */
const CLEARED_BY_NULL = ['regular_price', 'sale_price', 'sku'] as const;

/**
 * The fields of a write as the shop reads them. Where a behaviour is switched off, what somebody
 * would expect who does not know the shop. @throws StoreError 400 for what such a shop would refuse
 */
export function fieldsOf(
  { params, raw = params, strictness }: SentProduct,
  isVariation: boolean,
  isNew: boolean,
  behaviours: Behaviours,
): Params {
  // What a new one is by itself lies below what was sent: to copy it each time would cost as much
  // as all the rest.
  const initial: object | null = isNew ? INITIAL[isVariation ? 'variation' : 'product'] : null;
  const fields = Object.assign(Object.create(initial) as Record<string, unknown>, params);
  const isSingle = strictness === 'single';
  for (const name of CLEARED_BY_NULL) {
    if (raw[name] !== null) continue;
    if (isSingle && !behaviours.has('null-clears-price')) Reflect.deleteProperty(fields, name);
    if (!isSingle && !behaviours.has('batch-null-ignored')) fields[name] = '';
  }
  if (isSingle && raw['stock_quantity'] === null && !behaviours.has('stock-null-zero'))
    Reflect.deleteProperty(fields, 'stock_quantity');
  if (!isSingle) checkItem(fields, behaviours);
  return fields;
}

/** Checks an item of a batch, which a real shop does not (fact 16). */
function checkItem(fields: Params, behaviours: Behaviours): void {
  const checked = [
    ...(behaviours.has('batch-stock-garbage-zero') ? [] : ['stock_quantity']),
    ...(behaviours.has('batch-price-number-taken') ? [] : ['regular_price', 'sale_price']),
  ];
  const problems = checked.flatMap((field) => {
    const [value, schema] = [fields[field], PRODUCT_WRITE[field]];
    if (value === undefined || value === null || schema === undefined) return [];
    const problem = problemOf(value, schema, field);
    return problem === null ? [] : [{ field, ...problem }];
  });
  if (problems.length > 0) throw invalidParams(problems);
}
