import { Injectable } from '@nestjs/common';
import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import {
  CategoryRepository,
  type CategoryMapping,
} from '../../../domain/catalog/category.repository';
import { byLevel } from '../../../domain/catalog/category-tree';
import { categoryFields, showsCategory } from '../../planning/category-fields';
import { pictureDiffers } from '../../lane/pictures/category-picture';
import { StoreCatalog } from '../../catalog/store-catalog';
import { StorePolicy } from '../../ports/store-policy.port';

/** Holds the ERP's whole category tree against what the shop last confirmed of it. */
@Injectable()
export class CategoryScan {
  constructor(
    private readonly catalog: StoreCatalog,
    private readonly categories: CategoryRepository,
    private readonly policy: StorePolicy,
  ) {}

  /**
   * Ids of the categories that the shop lacks or shows differently, and of those that cannot be
   * there, whose delivery says why; of all of them with `force`. None where categories are the
   * shop's own. Throws `NetworkError` or `ErpError`.
   */
  async findDiffering(storeId: string, force: boolean): Promise<string[]> {
    if (this.policy.ownership(storeId).owners.categories === 'shop') return [];
    const [{ categories, invalid }, mappings] = await Promise.all([
      this.catalog.categories(storeId),
      this.categories.findAll(storeId),
    ]);
    const { levels, broken } = byLevel(categories.keys(), categories);
    const differing = levels
      .flat()
      .filter((category) => force || differs(category, mappings))
      .map(({ id }) => id);
    return [...new Set([...differing, ...broken.keys(), ...invalid.keys()])];
  }
}

function differs(
  category: CatalogCategory,
  mappings: ReadonlyMap<string, CategoryMapping>,
): boolean {
  const mapping = mappings.get(category.id);
  const parent = category.parentId === null ? 0 : mappings.get(category.parentId)?.storeCategoryId;
  if (mapping === undefined || parent === undefined) return true;
  return (
    !showsCategory(mapping, categoryFields(category, parent)) ||
    pictureDiffers(category.image, mapping)
  );
}
