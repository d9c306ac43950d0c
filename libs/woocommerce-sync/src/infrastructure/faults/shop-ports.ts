import { ShopAttributes } from '../../application/ports/shop/shop-attributes.port';
import { ShopCategories } from '../../application/ports/shop/shop-categories.port';
import { ShopOrders } from '../../application/ports/shop/shop-orders.port';
import { ShopPictures } from '../../application/ports/shop/shop-pictures.port';
import { ShopProducts } from '../../application/ports/shop/shop-products.port';
import { ShopTerms } from '../../application/ports/shop/shop-terms.port';
import { ShopVariations } from '../../application/ports/shop/shop-variations.port';

/** The ports of shops at which a process may be killed, by their names. */
export const SHOP_PORTS = {
  ShopProducts,
  ShopVariations,
  ShopPictures,
  ShopCategories,
  ShopAttributes,
  ShopTerms,
  ShopOrders,
} as const;
