import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { LeftOut } from './second-tries';

/**
 * Takes a group out of writes whose products could not be read before: written blindly it would
 * lose what the shop is to keep. Answers why, by product; the rest of each write goes through.
 */
export function withoutUnread(
  writes: Map<string, ProductWrite>,
  notTaken: ReadonlyMap<ProductWrite, WooCommerceError>,
  group: FieldGroup,
): ReadonlyMap<string, LeftOut> {
  const reasons = new Map<string, LeftOut>();
  for (const [write, { message }] of notTaken) {
    const { [group]: _unread, ...fields } = write.fields;
    if (Object.keys(fields).length === 0) writes.delete(write.productId);
    else writes.set(write.productId, { ...write, fields });
    reasons.set(write.productId, {
      group,
      code: 'LOOKUP_NOT_TAKEN',
      message: `${group}: the shop answers for others, and not for this product alone: ${message}`,
      retryable: true,
    });
  }
  return reasons;
}
