import type { CatalogProduct } from '../catalog/catalog-product';
import { caselessName } from '../catalog/folded-name';
import type { TermFields } from './product-fields';
import { mustBeRead, type ShopReferences } from '../catalog/shop-references';
import { ValidationError } from '../woocommerce.errors';

/** Lists of names that a shop keeps and its products refer to. */
export const TAXONOMIES = ['tags', 'brands'] as const;

/** One such list. */
export type Taxonomy = (typeof TAXONOMIES)[number];

const MISSING: Readonly<Record<Taxonomy, { readonly field: string; readonly code: string }>> = {
  tags: { field: 'tags', code: 'TAG_NOT_IN_SHOP' },
  brands: { field: 'brand', code: 'BRAND_NOT_IN_SHOP' },
};

/**
 * The categories that the shop should show. Throws `ValidationError` for one that is not in the
 * shop.
 */
export function desiredCategories(
  { categoryIds }: CatalogProduct,
  { categories, unread }: Pick<ShopReferences, 'categories' | 'unread'>,
): TermFields {
  return ascending(
    categoryIds.map((id) => {
      const storeCategoryId = categories.get(id);
      if (storeCategoryId !== undefined) return storeCategoryId;
      mustBeRead('categories', 'categoryIds', unread);
      throw new ValidationError(
        'categoryIds',
        `category ${id} is not in the shop`,
        'CATEGORY_NOT_IN_SHOP',
      );
    }),
  );
}

/** The same of tags or brands, which go by name. */
export function desiredTerms(
  taxonomy: Taxonomy,
  names: readonly string[],
  storeTermIds: ReadonlyMap<string, number>,
  unread: ShopReferences['unread'],
): TermFields {
  const { field, code } = MISSING[taxonomy];
  return ascending(
    names.map((name) => {
      const storeTermId = storeTermIds.get(caselessName(name));
      if (storeTermId !== undefined) return storeTermId;
      mustBeRead(taxonomy, field, unread);
      throw new ValidationError(field, `"${name}" is not in the shop`, code);
    }),
  );
}

function ascending(ids: readonly number[]): TermFields {
  return { ids: [...new Set(ids)].sort((a, b) => a - b) };
}
