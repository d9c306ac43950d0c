import type { PriceFields, ShownAttribute } from '../../../domain/fields/product-fields';
import type { ProductWrite, ProductWriteResult } from './product-write';

/** A product as it was found in the shop. */
export interface StoreProductRef {
  readonly storeProductId: number;
  readonly sku: string;
  /** WooCommerce's product type, such as `simple`, `variable` or `variation`. */
  readonly type: string;
  readonly status: string;
  /** Of a variation: its product; else 0. */
  readonly parentId: number;
  /** Whether it shows pictures, or may: false where it shows none. */
  readonly hasImages: boolean;
}

/**
 * A product or variation of which something is to be read; a variation is found by its SKU alone.
 */
export interface ShownSubject {
  readonly storeProductId: number;
  /** Null for a product. */
  readonly variationSku: string | null;
}

/** A price as the shop shows it, its sale included. */
export type ShownPrice = { readonly [F in keyof PriceFields]: string };

/** The stock as the shop shows it. */
export interface ShownStock {
  /** Whether it counts the pieces of this product or variation itself. */
  readonly managed: boolean;
  readonly quantity: number | null;
}

/** The products of a shop: looking them up, and writing them. */
export abstract class ShopProducts {
  /**
   * Products, and variations, that have one of these SKUs, in whatever status but the trash. The
   * shop folds case and accents; so must the caller.
   */
  abstract findBySkus(skus: readonly string[]): Promise<StoreProductRef[]>;

  /** The product in the trash with this SKU; null when there is none. */
  abstract findTrashedBySku(sku: string): Promise<StoreProductRef | null>;

  /** A product by its id in the shop; null when there is none. */
  abstract findById(storeProductId: number): Promise<StoreProductRef | null>;

  /** The prices that the shop shows of some products, by their ids in the shop. */
  abstract readPrices(subjects: readonly ShownSubject[]): Promise<ReadonlyMap<number, ShownPrice>>;

  /** The stock that it shows of some, alike. */
  abstract readStocks(subjects: readonly ShownSubject[]): Promise<ReadonlyMap<number, ShownStock>>;

  /** The attributes that the shop shows of some products, by their ids in the shop. */
  abstract readAttributes(
    storeProductIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly ShownAttribute[]>>;

  /** One batch call of at most 100 writes; answers in the same order. */
  abstract write(writes: readonly ProductWrite[]): Promise<ProductWriteResult[]>;
}
