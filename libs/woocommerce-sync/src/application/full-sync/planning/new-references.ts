import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import type { ScannedProduct } from '../scan/catalog-scan';

/** Why field groups of a product cannot be written. */
export type Rejections = ScannedProduct['planned']['rejected'];

/** Codes of what the sync makes in the shop first. */
export const MADE_FIRST: ReadonlySet<string> = new Set([
  'ATTRIBUTE_NOT_IN_SHOP',
  'TAG_NOT_IN_SHOP',
  'BRAND_NOT_IN_SHOP',
]);

/**
 * What the shop lacks and the sync makes first is no reason against a product: of categories, those
 * that the ERP has.
 */
export function withoutNewReferences(
  { product, planned: { rejected } }: ScannedProduct,
  categories: ReadonlyMap<string, CatalogCategory>,
): Rejections {
  const knowsCategories = product.categoryIds.every((id) => categories.has(id));
  return new Map(
    [...rejected].filter(
      ([, { code }]) =>
        !MADE_FIRST.has(code) && !(code === 'CATEGORY_NOT_IN_SHOP' && knowsCategories),
    ),
  );
}
