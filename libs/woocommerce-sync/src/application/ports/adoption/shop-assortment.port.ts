import type { ShopGoods } from '../../../domain/adoption/goods';

/** Pages of a list; the shop is asked for the next as it is wanted. */
export type GoodsPages = AsyncIterable<readonly ShopGoods[]>;

/** All that a shop has, cut down to what it is told by. Faults of the shop are thrown. */
export abstract class ShopAssortment {
  /** Products of a status, by ascending id; `any` is every one but the trash. */
  abstract products(status: 'any' | 'trash'): GoodsPages;

  /**
   * The variations of all products. Null where the shop lists them only product by product: one of
   * an older version.
   */
  abstract variations(): Promise<GoodsPages | null>;
}
