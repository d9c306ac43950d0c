import { Injectable } from '@nestjs/common';
import type { CatalogCategory, CatalogProduct } from '../../domain/catalog/catalog-product';
import type { CatalogRules } from '../../domain/store-rules/catalog-rules';
import { categoryFor, productFor } from '../../domain/store-rules/product-for';
import type { WithinCategories } from '../../domain/store-rules/product-filter';
import { ValidationError, WooCommerceError } from '../../domain/woocommerce.errors';
import { lookUpInErp, readErpCategories, type ErpLookup } from '../blame/erp-reads';
import { errorOfItems } from '../blame/whose-fault';
import {
  ErpCatalog,
  type CatalogLookup,
  type CatalogPage,
  type CategoryCatalog,
  type InvalidProduct,
} from '../ports/erp-catalog.port';
import { StorePolicy } from '../ports/store-policy.port';
import { CategoryPlaces } from './category-places';

/** Says which products a shop shows, by the ERP's ids. */
export type ShownProducts = () => Promise<ReadonlySet<string>>;

/**
 * The ERP's catalogue as one store sees it. Whoever plans, compares or writes reads it here, so
 * that nobody can tell the shop what is not its own. What the ERP says of ids alone, as whose a SKU
 * is, is read from `ErpCatalog`.
 */
@Injectable()
export class StoreCatalog {
  constructor(
    private readonly erp: ErpCatalog,
    private readonly policy: StorePolicy,
    private readonly places: CategoryPlaces,
  ) {}

  /**
   * As `lookUpInErp`. What no rule can be held against, as a category list is away, is unread.
   * @param shown asks which of them the shop shows: by a tree that was read before them none of
   *   those is left out
   */
  async lookUp(
    storeId: string,
    ids: readonly string[],
    shown: ShownProducts = () => Promise.resolve(new Set()),
  ): Promise<ErpLookup> {
    const read = await lookUpInErp(this.erp, ids);
    const { catalog: rules } = this.policy.planning(storeId);
    const products = [...read.products.values()];
    const within = await this.surelyWithin(rules, products, shown).catch(errorOfItems);
    if (!(within instanceof WooCommerceError)) return { ...read, ...seenBy(rules, read, within) };
    const unread = new Map(read.unread);
    for (const id of read.products.keys()) unread.set(id, within);
    return { ...read, products: new Map<string, CatalogProduct>(), unread };
  }

  /** As `ErpCatalog.page`, as a store with these rules sees it. Throws faults of the ERP. */
  async page(
    rules: CatalogRules,
    cursor: string | null,
    updatedSince?: Date,
  ): Promise<CatalogPage> {
    const page = await this.erp.page(cursor, updatedSince);
    const isStart = cursor === null && updatedSince === undefined;
    const within = await this.within(rules, page.products, { isFresh: isStart });
    const products: CatalogProduct[] = [];
    const invalid = [...page.invalid];
    for (const product of page.products) {
      const view = productFor(rules, product, within);
      if (view.kind === 'product') products.push(view.product);
      else invalid.push(invalidAs(product, view));
    }
    return { ...page, products, invalid };
  }

  /** The tree, in the language of the store. Throws as `readErpCategories`. */
  async categories(storeId: string): Promise<CategoryCatalog> {
    const tree = await readErpCategories(this.erp);
    return treeFor(this.policy.planning(storeId).catalog, tree);
  }

  /** As `ErpCatalog.probe`. */
  probe(): Promise<void> {
    return this.erp.probe();
  }

  private within(
    { filter }: CatalogRules,
    products: readonly CatalogProduct[],
    { isFresh = false } = {},
  ): Promise<WithinCategories> {
    if (filter?.categories == null) return Promise.resolve(() => true);
    const named = new Set(products.flatMap(({ categoryIds }) => categoryIds));
    return this.places.within(filter.categories, named, { isFresh });
  }

  /** As `within`; what the shop shows is outside only by a tree that is newer than the products. */
  private async surelyWithin(
    rules: CatalogRules,
    products: readonly CatalogProduct[],
    shown: ShownProducts,
  ): Promise<WithinCategories> {
    const within = await this.within(rules, products);
    const outside = products.filter(({ categoryIds }) =>
      categoryIds.some((id) => within(id) === false),
    );
    if (outside.length === 0) return within;
    const known = await shown();
    if (!outside.some(({ id }) => known.has(id))) return within;
    return this.within(rules, products, { isFresh: true });
  }
}

/** The tree as a store with these rules sees it: what it cannot read of its language is invalid. */
export function treeFor(rules: CatalogRules, tree: CategoryCatalog): CategoryCatalog {
  if (rules.language === null) return tree;
  const categories = new Map<string, CatalogCategory>();
  const invalid = new Map(tree.invalid);
  for (const [id, category] of tree.categories) {
    const own = categoryFor(rules, category);
    if ('id' in own) categories.set(id, own);
    else invalid.set(id, new ValidationError(own.field, own.problem, 'ERP_CATEGORY_INVALID'));
  }
  return { categories, invalid };
}

/** What a store sees of a look-up. */
function seenBy(
  rules: CatalogRules,
  read: CatalogLookup,
  within: WithinCategories,
): Pick<CatalogLookup, 'products' | 'invalid'> {
  const products = new Map<string, CatalogProduct>();
  const invalid = new Map(read.invalid);
  for (const [id, product] of read.products) {
    const view = productFor(rules, product, within);
    if (view.kind === 'product') products.set(id, view.product);
    else invalid.set(id, invalidAs(product, view));
  }
  return { products, invalid };
}

function invalidAs(
  { id, sku, name }: CatalogProduct,
  { field, problem }: Pick<InvalidProduct, 'field' | 'problem'>,
): InvalidProduct {
  return { id, sku, name, field, problem };
}
