import type { ProductFields } from '../../../domain/fields/product-fields';
import type { ProductWrite } from '../../ports/shop/product-write';

/** A change of a product that the shop has. */
type ProductUpdate = Extract<ProductWrite, { kind: 'update' }>;

/**
 * The update with something of the shop's own in a group; what the ERP wants of it is remembered as
 * right.
 */
export function overruledUpdate<G extends 'price' | 'attributes'>(
  update: ProductUpdate,
  group: G,
  kept: ProductFields[G],
): ProductUpdate {
  return {
    ...update,
    fields: { ...update.fields, [group]: kept },
    overruled: { ...update.overruled, [group]: update.fields[group] },
  };
}
