import type { ShopAssortment } from './adoption/shop-assortment.port';
import type { ShopContents } from './drift/shop-contents.port';
import type { ShopAttributes } from './shop/shop-attributes.port';
import type { ShopCategories } from './shop/shop-categories.port';
import type { ShopHealth } from './shop/shop-health.port';
import type { ShopListing } from './shop/shop-listing.port';
import type { ShopOrderChanges } from './shop/orders/shop-order-changes.port';
import type { ShopOrders } from './shop/shop-orders.port';
import type { ShopPictures } from './shop/shop-pictures.port';
import type { ShopProducts } from './shop/shop-products.port';
import type { ShopSettings } from './shop/shop-settings.port';
import type { ShopTerms } from './shop/shop-terms.port';
import type { ShopVariations } from './shop/shop-variations.port';
import type { ShopWebhooks } from './webhooks/shop-webhooks.port';

/**
 * One WooCommerce shop, by topic. Every method of a topic is one or few HTTP calls; a fault of the
 * shop as a whole is thrown (`NetworkError`, `RateLimitError`, `StoreUnauthorizedError`,
 * `WooCommerceApiError`), a call that was refused for something in it is a `CallRefusedError`.
 */
export interface StoreClient {
  /** The shop's home address. */
  readonly address: string;
  readonly health: ShopHealth;
  readonly settings: ShopSettings;
  readonly products: ShopProducts;
  readonly listing: ShopListing;
  readonly contents: ShopContents;
  readonly assortment: ShopAssortment;
  readonly variations: ShopVariations;
  readonly pictures: ShopPictures;
  readonly categories: ShopCategories;
  readonly attributes: ShopAttributes;
  readonly terms: ShopTerms;
  readonly orders: ShopOrders;
  readonly orderChanges: ShopOrderChanges;
  readonly webhooks: ShopWebhooks;
}

/** The shops that this installation serves. */
export abstract class StoreClients {
  /** Ids of the stores that are kept equal to the ERP. */
  abstract ids(): readonly string[];

  /** Ids of the stores for which changes of the ERP are taken in: of paused ones, too. */
  abstract takingChanges(): readonly string[];

  /**
   * The client of a store, whatever its state. Throws `ValidationError` (STORE_UNKNOWN) for a store
   * that there is not.
   */
  abstract get(storeId: string): StoreClient;

  /** Whether what waits goes to a store's shop: to one that leaves, too. */
  abstract isCalled(storeId: string): boolean;

  /**
   * The client of a store whose shop is to be called. Throws as `get`, and `StoreStateError` for
   * one that is a draft, paused or leaving.
   */
  abstract open(storeId: string): StoreClient;

  /**
   * The client of a store whose shop may be read, and is not written to: a draft's as well. Throws
   * as `get`, and `StoreStateError` for one that is paused or leaving, or has no credentials.
   */
  abstract openToRead(storeId: string): StoreClient;

  /** Takes up at once what has just been changed of a store; other processes do within seconds. */
  abstract refresh(): Promise<void>;
}
