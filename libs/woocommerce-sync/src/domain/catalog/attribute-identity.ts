import { foldedName } from './folded-name';
import type { ShownAttribute } from '../fields/product-fields';

/** What an attribute of a product is known by. */
export type AttributeIdentity = Pick<ShownAttribute, 'id' | 'name'>;

/**
 * A global attribute is the same by its id, a product's own, whose id is 0, by its name as the shop
 * compares it.
 */
export function attributeKey({ id, name }: AttributeIdentity): string {
  return id === 0 ? foldedName(name) : `#${id}`;
}
