/** Which category of a shop an ERP category is, and what it last read there. */
export interface CategoryMapping {
  readonly storeId: string;
  readonly categoryId: string;
  readonly storeCategoryId: number;
  readonly confirmed: ConfirmedCategory;
}

/** What the shop confirmed of a category; `parentId` is the shop's, 0 for a root. */
export interface ConfirmedCategory {
  readonly name: string;
  readonly slug: string;
  readonly parentId: number;
  readonly description: string;
  readonly position: number;
}

/** Remembers which category is which. */
export abstract class CategoryRepository {
  /** All of a store's mappings by the ERP's category id. */
  abstract findAll(storeId: string): Promise<Map<string, CategoryMapping>>;

  /** Makes or changes a mapping. */
  abstract keep(mapping: CategoryMapping): Promise<void>;

  /** Forgets a mapping whose category is gone from the shop. */
  abstract forget(storeId: string, categoryId: string): Promise<void>;
}
