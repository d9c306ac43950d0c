import type { ConfirmedImage } from '../mapping/mapping-state';

/** Which category of a shop an ERP category is, and what it last read there. */
export interface CategoryMapping {
  readonly storeId: string;
  readonly categoryId: string;
  readonly storeCategoryId: number;
  /** Empty while a write of it is in doubt. */
  readonly confirmed: Partial<ConfirmedCategory>;
  readonly picture: CategoryPicture;
  /**
   * Attachment ids by image source: what was uploaded once is never uploaded again, not even when
   * it is in doubt.
   */
  readonly attachments: Readonly<Record<string, number>>;
}

/** What the shop confirmed of a category; `parentId` is the shop's, 0 for a root. */
export interface ConfirmedCategory {
  readonly name: string;
  readonly slug: string;
  readonly parentId: number;
  readonly description: string;
  readonly position: number;
}

/**
 * Whose a category's picture is: the shop's own, since we never wrote any; what the shop confirmed,
 * null for none; or nobody knows, because a write of ours went out and was not answered.
 */
export type CategoryPicture =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'shown'; readonly image: ConfirmedImage | null }
  | { readonly kind: 'doubted' };

/** A category's identity, and what it read when the shop last answered. */
export type CategoryText = Omit<CategoryMapping, 'picture' | 'attachments'>;

/** Remembers which category is which. */
export abstract class CategoryRepository {
  /** All of a store's mappings by the ERP's category id. */
  abstract findAll(storeId: string): Promise<Map<string, CategoryMapping>>;

  /**
   * Makes a mapping, or changes what it says of everything but the picture. False: the shop's
   * category is that of another category of the ERP, and nothing was changed.
   */
  abstract keep(text: CategoryText): Promise<boolean>;

  /** Records what is known of the picture of a category that is mapped. */
  abstract keepPicture(
    of: Pick<CategoryMapping, 'storeId' | 'categoryId'>,
    known: Pick<CategoryMapping, 'picture' | 'attachments'>,
  ): Promise<void>;

  /** Forgets a mapping whose category is gone from the shop. */
  abstract forget(storeId: string, categoryId: string): Promise<void>;
}
