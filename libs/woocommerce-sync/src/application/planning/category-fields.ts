import { isDeepStrictEqual } from 'node:util';
import type { CatalogCategory } from '../../domain/catalog/catalog-product';
import type { CategoryMapping, ConfirmedCategory } from '../../domain/catalog/category.repository';

/** What the shop is to show of a category; `parentId` is the shop's, 0 for a root. */
export function categoryFields(category: CatalogCategory, parentId: number): ConfirmedCategory {
  return {
    name: category.name,
    slug: category.slug ?? '',
    parentId,
    description: category.description,
    position: category.position,
  };
}

/** Whether the shop last confirmed just these fields. */
export function showsCategory({ confirmed }: CategoryMapping, fields: ConfirmedCategory): boolean {
  return isDeepStrictEqual(confirmed, fields);
}
