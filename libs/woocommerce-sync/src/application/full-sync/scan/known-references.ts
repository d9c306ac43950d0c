import { Injectable } from '@nestjs/common';
import { AttributeRepository } from '../../../domain/catalog/attribute.repository';
import { CategoryRepository } from '../../../domain/catalog/category.repository';
import type { CatalogProduct } from '../../../domain/catalog/catalog-product';
import { caselessName } from '../../../domain/catalog/folded-name';
import { StoreCapabilityRepository } from '../../../domain/catalog/store-capability.repository';
import type { ShopReferences } from '../../../domain/catalog/shop-references';
import { TermRepository } from '../../../domain/catalog/term.repository';

/** What products refer to in a shop, as far as it is mapped: without asking the shop. */
@Injectable()
export class KnownReferences {
  constructor(
    private readonly categories: CategoryRepository,
    private readonly attributes: AttributeRepository,
    private readonly terms: TermRepository,
    private readonly capabilities: StoreCapabilityRepository,
  ) {}

  /** The categories and attributes of a shop, and whether it has brands; null where it has none. */
  async of(storeId: string): Promise<Pick<ShopReferences, 'categories' | 'attributes' | 'brands'>> {
    const [categories, attributes, hasBrands] = await Promise.all([
      this.categories.findAll(storeId),
      this.attributes.findAll(storeId),
      this.capabilities.find(storeId, 'product-brands'),
    ]);
    return {
      categories: new Map(
        [...categories.values()].map(({ categoryId, storeCategoryId }) => [
          categoryId,
          storeCategoryId,
        ]),
      ),
      attributes: new Map(
        [...attributes].map(([name, { storeAttributeId }]) => [name, storeAttributeId]),
      ),
      // Until somebody has asked, it may have them.
      brands: hasBrands === false ? null : new Map(),
    };
  }

  /** The tags and brands of some products. @param withoutBrands where the shop has none at all */
  async termsOf(
    storeId: string,
    products: readonly CatalogProduct[],
    withoutBrands: boolean,
  ): Promise<Pick<ShopReferences, 'tags' | 'brands'>> {
    const tags = products.flatMap((product) => product.tags ?? []);
    const brands = products.flatMap(({ brand }) => brand ?? []);
    const [tagIds, brandIds] = await Promise.all([
      this.terms.find(storeId, 'tags', caselessNames(tags)),
      this.terms.find(storeId, 'brands', caselessNames(brands)),
    ]);
    return { tags: tagIds, brands: withoutBrands ? null : brandIds };
  }
}

function caselessNames(names: readonly string[]): string[] {
  return [...new Set(names.map(caselessName))];
}
