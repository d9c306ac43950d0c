import { slugOf } from '@cypher/shop-text';
import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import type {
  CategoryMapping,
  ConfirmedCategory,
} from '../../../domain/catalog/category.repository';
import type { ValidationError, WooCommerceError } from '../../../domain/woocommerce.errors';
import type { DeliveryRecord } from '../delivery-record';
import type { ListedCategories } from './listed-categories';

/** One pass over the tree. */
export interface CategoryPass {
  readonly record: DeliveryRecord;
  readonly shop: ListedCategories;
  /** The ERP's, by id. */
  readonly categories: ReadonlyMap<string, CatalogCategory>;
  /** By the ERP's id; what the pass writes is changed here, too. */
  readonly mappings: Map<string, CategoryMapping>;
}

/** A category with what it is to read, once the id of its parent in the shop is known. */
export interface WantedCategory {
  readonly category: CatalogCategory;
  readonly fields: ConfirmedCategory;
}

/**
 * How one category ended: where it is in the shop and whether anything was written, or why it
 * cannot be there.
 */
export type CategoryEnd =
  | {
      readonly kind: 'there';
      readonly storeCategoryId: number;
      readonly written: boolean;
      /**
       * What the shop has silently made something else of; products may be put into it all the
       * same.
       */
      readonly altered?: ValidationError;
    }
  | { readonly kind: 'broken'; readonly reason: WooCommerceError };

/** Lets a category be written whatever it last read. */
export function forgetConfirmed({ mappings }: CategoryPass, categoryId: string): void {
  const known = mappings.get(categoryId);
  if (known !== undefined) mappings.set(categoryId, { ...known, confirmed: {} });
}

/** Another category of the ERP that has a slug in the shop, as far as is known. */
export function slugHolder(
  { mappings }: CategoryPass,
  categoryId: string,
  slug: string,
): CategoryMapping | undefined {
  const wanted = slugOf(slug);
  return [...mappings.values()].find(
    (one) =>
      one.categoryId !== categoryId && wanted !== '' && slugOf(one.confirmed.slug ?? '') === wanted,
  );
}
