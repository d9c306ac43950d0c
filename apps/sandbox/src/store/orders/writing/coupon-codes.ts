import { textOf } from '../../texts/coercions';
import type { Params } from '../../rest/rest-call';
import { StoreError } from '../../http/store-error';
import { isEmpty, trimmed } from '../../texts/php';
import { lineText } from '../../texts/sanitize';
import { rowsOf } from './line-refusals';

/**
 * The codes of the coupons that somebody sends with an order.
 * @throws StoreError 400 for one without a code, or with an id
 */
export function couponCodes(rows: Params): string[] {
  return rowsOf(rows).map((row) => {
    if (!isEmpty(row['id']))
      throw new StoreError(
        400,
        'woocommerce_rest_coupon_item_id_readonly',
        'Coupon item ID is readonly.',
      );
    if (trimmed(textOf(row['code'])) === '')
      throw new StoreError(400, 'woocommerce_rest_invalid_coupon', 'Coupon code is required.');
    return couponCode(lineText(row['code']));
  });
}

/** A code as the shop keeps it. */
export function couponCode(text: string): string {
  return text.toLowerCase();
}
