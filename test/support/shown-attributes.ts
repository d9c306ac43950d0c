import type { StoreDouble } from '../../apps/sandbox/src/store';
import { attributesView } from '../../apps/sandbox/src/store/products/attributes/attribute-view';
import type { StoreProduct } from '../../apps/sandbox/src/store/state/store-product';

/** An attribute of a product, with its options, or the option of a variation. */
interface ShownAttribute {
  readonly id: number;
  readonly name: string;
  readonly visible?: boolean;
  readonly variation?: boolean;
  readonly options?: readonly string[];
  readonly option?: string;
}

/**
 * Attributes as the shop's API answers them; a shop keeps those that are global under the names of
 * their terms.
 */
export function shownAttributes(
  product: StoreProduct,
  shop: StoreDouble,
): readonly ShownAttribute[] {
  return attributesView(product, shop) as ShownAttribute[];
}
