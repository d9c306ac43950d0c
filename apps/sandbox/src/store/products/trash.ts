import type { Shop } from '../state/shop';
import type { StoreProduct } from '../state/store-product';
import { trashSlug } from './writing/post';

/**
 * Moves a product into the trash, and its variations with it (facts 11, 53); what it was before
 * is noted with it.
 */
export function trashProduct(product: StoreProduct, shop: Shop): void {
  const { catalogue, now } = shop;
  for (const variation of catalogue.variationsOf(product.id))
    if (variation.status !== 'trash') trashProduct(variation, shop);
  catalogue.unlist(product);
  catalogue.unindex(product);
  const note = (key: string, value: string): void => {
    product.meta = [...product.meta, { id: catalogue.nextMetaId(), key, value }];
  };
  note('_wp_trash_meta_status', product.status);
  note('_wp_trash_meta_time', String(Math.floor(now() / 1000)));
  product.status = 'trash';
  trashSlug(product, catalogue.nextMetaId());
  product.modifiedAt = now();
  catalogue.index(product);
  catalogue.list(product);
}
