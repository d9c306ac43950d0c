import type { Shop } from '../state/shop';
import type { StoreProduct } from '../state/store-product';
import type { OrderLine } from './store-order';

type Ids = Pick<OrderLine, 'product_id' | 'variation_id'>;

/**
 * The product, or the variation, that a line is of now; undefined where it is gone, or was never
 * there.
 */
export function productOfLine(line: Ids, shop: Shop): StoreProduct | undefined {
  const { product_id, variation_id } = shownIds(line, shop);
  return shop.catalogue.products.get(variation_id === 0 ? product_id : variation_id);
}

/** The ids that a line shows: 0 for what is gone for good. */
export function shownIds({ product_id, variation_id }: Ids, { catalogue, behaviours }: Shop): Ids {
  if (!behaviours.has('order-line-product-gone')) return { product_id, variation_id };
  const [product, variation] = [
    catalogue.products.get(product_id),
    catalogue.products.get(variation_id),
  ];
  return {
    product_id: product?.parentId === 0 ? product_id : 0,
    variation_id: (variation?.parentId ?? 0) === 0 ? 0 : variation_id,
  };
}
