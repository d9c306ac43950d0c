import type { CatalogCategory, CatalogProduct } from '../../domain/catalog/catalog-product';
import type { ValidationError } from '../../domain/woocommerce.errors';

/** A product that the ERP served in a form that breaks the contract. */
export interface InvalidProduct {
  readonly id: string;
  /** Null where they cannot be read either. */
  readonly sku: string | null;
  readonly name: string | null;
  /** Path of the first offending field, as in `price.regular`. */
  readonly field: string;
  readonly problem: string;
}

/** What the ERP knows of some products. */
export interface CatalogLookup {
  readonly products: ReadonlyMap<string, CatalogProduct>;
  readonly missing: ReadonlySet<string>;
  readonly invalid: ReadonlyMap<string, InvalidProduct>;
}

/** The ERP's whole category tree. */
export interface CategoryCatalog {
  readonly categories: ReadonlyMap<string, CatalogCategory>;
  /** Categories that the ERP served in a form that breaks the contract. */
  readonly invalid: ReadonlyMap<string, ValidationError>;
}

/** One page of the ERP's products. */
export interface CatalogPage {
  readonly products: readonly CatalogProduct[];
  readonly invalid: readonly InvalidProduct[];
  /** Rows that do not even have a usable id. */
  readonly unreadable: number;
  /** Where the next page starts; null after the last. */
  readonly nextCursor: string | null;
}

/**
 * The ERP's catalogue, source of truth. Throws `NetworkError` or `ErpError` when it cannot be read
 * at all.
 */
export abstract class ErpCatalog {
  /** Reads up to 500 products at once. Every id is in exactly one of the three answers. */
  abstract lookup(ids: readonly string[]): Promise<CatalogLookup>;

  /**
   * Reads one page of all products, or of those that changed since, in an order that lets a crash
   * resume; null starts at the beginning.
   */
  abstract page(cursor: string | null, updatedSince?: Date): Promise<CatalogPage>;

  /** Reads all categories. */
  abstract listCategories(): Promise<CategoryCatalog>;

  /** A cheap read that tells whether the ERP answers us at all. */
  abstract probe(): Promise<void>;
}
