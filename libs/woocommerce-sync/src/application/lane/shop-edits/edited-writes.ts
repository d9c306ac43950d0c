import type { FieldGroup } from '../../../domain/fields/product-fields';
import type { WooCommerceError } from '../../../domain/woocommerce.errors';
import type { ProductWrite } from '../../ports/shop/product-write';
import type { LeftOut } from '../sending/second-tries';

/** Writes that let the shop's own values survive, by product. */
export interface EditedWrites {
  readonly writes: ReadonlyMap<string, ProductWrite>;
  /** What was taken out of them, and why; by product. */
  readonly leftOut: ReadonlyMap<string, readonly LeftOut[]>;
}

/**
 * The writes with some replaced, and without a group of those whose products alone could not be
 * read: written blindly it would lose what the shop is to keep. The rest of each write goes
 * through; one that brought nothing else is not sent.
 */
export function editedWrites(
  writes: ReadonlyMap<string, ProductWrite>,
  replaced: ReadonlyMap<string, ProductWrite>,
  unread: ReadonlyMap<ProductWrite, WooCommerceError>,
  group: FieldGroup,
): EditedWrites {
  const edited = new Map([...writes, ...replaced]);
  const leftOut = new Map<string, LeftOut[]>();
  for (const [write, { message }] of unread) {
    const { [group]: _unread, ...fields } = write.fields;
    if (Object.keys(fields).length === 0) edited.delete(write.productId);
    else edited.set(write.productId, { ...write, fields });
    const reason = {
      group,
      code: 'LOOKUP_NOT_TAKEN',
      message: `${group}: the shop answers for others, and not for this product alone: ${message}`,
      retryable: true,
    };
    leftOut.set(write.productId, [reason]);
  }
  return { writes: edited, leftOut };
}
