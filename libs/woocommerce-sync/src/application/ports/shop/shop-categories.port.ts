import type { ConfirmedCategory } from '../../../domain/catalog/category.repository';
import type { AlteredField } from './alteration';

/** A category as the shop has it; `parentId` 0 for a root, the name as a person reads it. */
export interface StoreCategory {
  readonly storeCategoryId: number;
  readonly parentId: number;
  readonly name: string;
}

/** One category's part of a batch call. Its picture travels alone. */
export interface CategoryWrite {
  /** Null for one that is to be made. */
  readonly storeCategoryId: number | null;
  /** `slug` is `''` where the shop may choose. */
  readonly fields: ConfirmedCategory;
}

/** How the shop answered the write of a category. */
export type CategoryWriteResult =
  | {
      readonly kind: 'written';
      readonly category: StoreCategory;
      /** What the shop silently made something else of. */
      readonly alterations: readonly AlteredField[];
    }
  /** A category of that name, or of that slug, exists already. */
  | { readonly kind: 'exists'; readonly ownerId: number | null }
  /** The category that was to be changed is gone. */
  | { readonly kind: 'gone' }
  /** WooCommerce's code and message for anything else, or why its answer cannot be read. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly retryable: boolean;
    };

/** The category tree of a shop. */
export abstract class ShopCategories {
  /** All of them. */
  abstract list(): Promise<StoreCategory[]>;

  /**
   * One batch call of at most 100 categories; answers in the same order. Where the shop has one of
   * the name below the same parent, or of the slug, answers which.
   */
  abstract write(writes: readonly CategoryWrite[]): Promise<CategoryWriteResult[]>;
}
