import { Injectable } from '@nestjs/common';
import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import { byLevel } from '../../../domain/catalog/category-tree';
import { CategoryRepository } from '../../../domain/catalog/category.repository';
import type { FoundReferences } from '../../../domain/catalog/shop-references';
import { WooCommerceError } from '../../../domain/woocommerce.errors';
import { StoreCatalog } from '../../catalog/store-catalog';
import type { StoreClient } from '../../ports/store-client.port';
import { categoryFields } from '../../planning/category-fields';
import {
  forgetConfirmed,
  type CategoryEnd,
  type CategoryPass,
  type WantedCategory,
} from './category-pass';
import { askForPicture } from '../pictures/category-picture';
import { CategoryPlacing } from './category-placing';
import { errorOfItems } from '../../blame/whose-fault';
import type { DeliveryRecord } from '../delivery-record';
import { ListedCategories } from './listed-categories';

/**
 * Makes categories right in the shop: parents first, adopting what exists under the same name and
 * parent.
 */
@Injectable()
export class CategorySync {
  constructor(
    private readonly catalog: StoreCatalog,
    private readonly categories: CategoryRepository,
    private readonly placing: CategoryPlacing,
  ) {}

  /**
   * Syncs the wanted categories and their ancestors; `forced` ones are written though the shop
   * shows them right. Answers how each of them ended; all as broken where the ERP is well and does
   * not list them. Throws faults of the shop or the ERP.
   */
  async ensure(
    record: DeliveryRecord,
    store: StoreClient,
    wanted: Iterable<string>,
    forced: ReadonlySet<string> = new Set(),
  ): Promise<ReadonlyMap<string, CategoryEnd>> {
    const [tree, mappings] = await Promise.all([
      this.catalog.categories(record.delivery.storeId).catch(errorOfItems),
      this.categories.findAll(record.delivery.storeId),
    ]);
    record.lane.answered('erp');
    const ends = new Map<string, CategoryEnd>();
    if (tree instanceof WooCommerceError) {
      for (const id of wanted) ends.set(id, { kind: 'broken', reason: tree });
      return ends;
    }
    const { levels, broken } = byLevel(wanted, tree.categories);
    for (const [id, reason] of broken)
      ends.set(id, { kind: 'broken', reason: tree.invalid.get(id) ?? reason });

    const pass = {
      record,
      shop: new ListedCategories(store),
      categories: tree.categories,
      mappings,
    };
    for (const level of levels) {
      for (const { id } of level) if (forced.has(id)) forgetConfirmed(pass, id);
      for (const [id, end] of await this.placeLevel(pass, level, ends)) ends.set(id, end);
      for (const category of level) {
        if (ends.get(category.id)?.kind === 'there')
          askForPicture(record, category, mappings.get(category.id), forced.has(category.id));
      }
    }
    return ends;
  }

  /**
   * The shop's ids of these categories, before products are put into them; one that cannot be there
   * is left out. With it comes why, where that may pass.
   */
  async storeCategoryIds(
    record: DeliveryRecord,
    store: StoreClient,
    wanted: ReadonlySet<string>,
  ): Promise<FoundReferences<string>> {
    if (wanted.size === 0) return { ids: new Map() };
    const known = await this.categories.findAll(record.delivery.storeId);
    const ids = new Map(
      [...known.values()].map((mapping) => [mapping.categoryId, mapping.storeCategoryId]),
    );
    const unknown = [...wanted].filter((id) => !ids.has(id));
    if (unknown.length === 0) return { ids };
    let unread: WooCommerceError | undefined;
    for (const [id, end] of await this.ensure(record, store, unknown)) {
      if (end.kind === 'there') ids.set(id, end.storeCategoryId);
      else if (end.reason.retryable) unread = end.reason;
    }
    return unread === undefined ? { ids } : { ids, unread };
  }

  /**
   * How each category of a level ended; what is below a broken one is as broken.
   * @param above how those of the levels above ended
   */
  private async placeLevel(
    pass: CategoryPass,
    level: readonly CatalogCategory[],
    above: ReadonlyMap<string, CategoryEnd>,
  ): Promise<ReadonlyMap<string, CategoryEnd>> {
    const ends = new Map<string, CategoryEnd>();
    const wanted: WantedCategory[] = [];
    for (const category of level) {
      const parent = category.parentId === null ? null : above.get(category.parentId);
      if (parent?.kind === 'broken') ends.set(category.id, parent);
      else
        wanted.push({ category, fields: categoryFields(category, parent?.storeCategoryId ?? 0) });
    }
    const placed = await this.placing.placeTogether(pass, wanted);
    for (const one of wanted) {
      const end =
        placed.get(one.category.id) ?? (await this.placing.place(pass, one).catch(errorOfItems));
      // Nobody can tell whether the shop has it already: made now, it might be there twice.
      ends.set(
        one.category.id,
        end instanceof WooCommerceError ? { kind: 'broken', reason: end } : end,
      );
    }
    return ends;
  }
}
