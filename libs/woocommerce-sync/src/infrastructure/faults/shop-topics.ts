import type { StoreClient } from '../../application/ports/store-client.port';

/** The topics of a shop at whose ports a process may be killed. */
export const SHOP_TOPICS = {
  ShopProducts: 'products',
  ShopVariations: 'variations',
  ShopPictures: 'pictures',
  ShopCategories: 'categories',
  ShopAttributes: 'attributes',
  ShopTerms: 'terms',
  ShopOrders: 'orders',
} as const satisfies Readonly<Record<string, keyof StoreClient>>;
