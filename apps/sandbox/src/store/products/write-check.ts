import type { Behaviours } from '../behaviours';
import type { Strictness } from '../coercions';
import type { ProductBody } from './product-write';
import { checkProduct } from './request-schema';

/**
 * Checks what is written, as far as the shop does: a single call against the schema, an item of a batch not at all, unless
 * the double is told not to do as WooCommerce does there (facts.md 4, 7, 16).
 * @throws StoreError 400 `rest_invalid_param`
 */
export function checkWrite(
  body: ProductBody,
  strictness: Strictness,
  isVariation: boolean,
  behaviours: Behaviours,
): void {
  const unchecked = new Set<string>();
  const uncheck = (isUnchecked: boolean, ...fields: string[]): void => {
    if (isUnchecked) for (const field of fields) unchecked.add(field);
  };
  const quantity = body['stock_quantity'];
  if (strictness === 'single') {
    uncheck(!behaviours.has('price-number-refused'), 'regular_price', 'sale_price');
    const isFraction = quantity !== '' && Number(quantity) % 1 !== 0 && !Number.isNaN(Number(quantity));
    const refuses = behaviours.has(isFraction ? 'stock-fraction-refused' : 'stock-garbage-refused');
    uncheck(!refuses, 'stock_quantity');
    if (typeof quantity === 'string' && !behaviours.has('stock-number-text-taken'))
      checkProduct({ stock_quantity: {} }, isVariation, unchecked);
    checkProduct(body, isVariation, unchecked);
    return;
  }
  const checked: ProductBody = {
    ...(behaviours.has('batch-stock-garbage-zero') ? {} : { stock_quantity: quantity }),
    ...(behaviours.has('batch-price-number-taken')
      ? {}
      : { regular_price: body['regular_price'], sale_price: body['sale_price'] }),
  };
  checkProduct(checked, isVariation, unchecked);
}
