import type { BatchItem } from '../http/batch';
import { phpCrash } from '../http/request-body';
import { isSent, type Params } from '../rest/rest-call';
import type { StoreContext } from '../store-context';
import { StoreError } from '../http/store-error';
import { countOf } from '../texts/php';

/**
 * Of which product an item of a batch is: one with a `product_id` may be another's (fact 20).
 */
export function parentOfItem(item: BatchItem, parentId: number, context: StoreContext): number {
  const { behaviours, variationsOfManyParents, catalogue } = context;
  const isMany = variationsOfManyParents && behaviours.has('variations-of-many-parents');
  const wanted = isSent(item['product_id']) ? countOf(item['product_id']) : parentId;
  if (isMany && wanted !== parentId) return wanted;
  const owner = catalogue.products.get(Number(item['id']))?.parentId ?? 0;
  return owner !== 0 && !behaviours.has('variation-foreign-404') ? owner : parentId;
}

/**
 * What comes of a new variation of a product that there is not (fact 60). Options are looked up
 * at the product; without any, PHP dies too late: the variation is there, and nobody's.
 */
export function withoutParent(params: Params, { behaviours, catalogue }: StoreContext): StoreError {
  if (!behaviours.has('variation-unknown-parent-refused'))
    return new StoreError(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
  if (isSent(params['attributes'])) {
    const message = 'Cannot set attributes due to invalid parent product.';
    return new StoreError(404, 'woocommerce_rest_product_variation_invalid_parent', message);
  }
  catalogue.orphans += 1;
  return phpCrash();
}
