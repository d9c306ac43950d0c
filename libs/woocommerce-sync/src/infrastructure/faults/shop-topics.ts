import { ShopAttributes } from '../../application/ports/shop/shop-attributes.port';
import { ShopCategories } from '../../application/ports/shop/shop-categories.port';
import { ShopOrders } from '../../application/ports/shop/shop-orders.port';
import { ShopPictures } from '../../application/ports/shop/shop-pictures.port';
import { ShopProducts } from '../../application/ports/shop/shop-products.port';
import { ShopTerms } from '../../application/ports/shop/shop-terms.port';
import { ShopVariations } from '../../application/ports/shop/shop-variations.port';
import { ShopOrderChanges } from '../../application/ports/shop/orders/shop-order-changes.port';
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
  ShopOrderChanges: 'orderChanges',
} as const satisfies Readonly<Record<string, keyof StoreClient>>;

/** Those ports, by their names. */
export const SHOP_PORTS = {
  ShopProducts,
  ShopVariations,
  ShopPictures,
  ShopCategories,
  ShopAttributes,
  ShopTerms,
  ShopOrders,
  ShopOrderChanges,
} as const satisfies Readonly<Record<keyof typeof SHOP_TOPICS, unknown>>;
