import { Injectable } from '@nestjs/common';
import { CategoryRepository } from '../../../domain/catalog/category.repository';
import { errorOfItems, readList } from '../../blame/whose-fault';
import { treeFor } from '../../catalog/store-catalog';
import { ErpCatalog, type CategoryCatalog } from '../../ports/erp-catalog.port';
import type { StoreCategory } from '../../ports/shop/shop-categories.port';
import { StoreClients } from '../../ports/store-client.port';
import type { PlanningRules } from '../../ports/store-policy.port';
import { countCategories, type CategoryWish, type PlannedCategories } from './planned-categories';

const NO_TREE: CategoryCatalog = { categories: new Map(), invalid: new Map() };

/** Says what a full sync would do to the categories of a shop. Nothing is written. */
@Injectable()
export class CategoryPlanning {
  constructor(
    private readonly catalog: ErpCatalog,
    private readonly categories: CategoryRepository,
    private readonly stores: StoreClients,
  ) {}

  /** The ERP's tree, in its own words. Throws faults of the ERP. */
  tree(): Promise<CategoryCatalog> {
    return this.catalog.listCategories();
  }

  /**
   * The plan for the tree as a store with these rules sees it; of nothing where categories are the
   * shop's own. The shop is asked for its list once, and only where that can tell something. Throws
   * its faults.
   */
  async plan(
    storeId: string,
    { catalog, ownership }: PlanningRules,
    tree: CategoryCatalog,
    wish: CategoryWish,
  ): Promise<PlannedCategories> {
    const isShops = ownership.owners.categories === 'shop';
    const own = isShops ? NO_TREE : treeFor(catalog, tree);
    const mappings = await this.categories.findAll(storeId);
    const isNew = [...own.categories.keys()].some((id) => !mappings.has(id));
    const asks = wish.isAsked && own.categories.size > 0 && (wish.askShop || isNew);
    const listed = asks ? await this.listOf(storeId) : null;
    return countCategories(own, mappings, { ...wish, listed });
  }

  /** Null where a well shop does not give its list: what it confirmed last holds then. */
  private async listOf(storeId: string): Promise<readonly StoreCategory[] | null> {
    const { health, categories } = this.stores.get(storeId);
    const listed = await readList(health, 'categories', () => categories.list()).catch(
      errorOfItems,
    );
    return Array.isArray(listed) ? listed : null;
  }
}
