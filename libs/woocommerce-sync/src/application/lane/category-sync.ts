import { Injectable } from '@nestjs/common';
import { slugOf } from '@cypher/shop-text';
import type { CatalogCategory } from '../../domain/catalog-product';
import { parentsFirst } from '../../domain/category-tree';
import {
  CategoryRepository,
  type CategoryMapping,
  type ConfirmedCategory,
} from '../../domain/category.repository';
import type { FoundPlaces } from '../../domain/store-places';
import { ValidationError, WooCommerceError } from '../../domain/woocommerce.errors';
import { ErpCatalog } from '../ports/erp-catalog.port';
import type { StoreClient } from '../ports/store-client.port';
import { categoryFields, showsCategory } from './category-fields';
import { askForPicture } from './category-picture';
import { CategoryWriting, type WrittenCategory } from './category-writing';
import { readErpCategories } from './erp-reads';
import { errorOfItems } from './fault-of-the-shop';
import type { FlightBook } from './flight-book';
import { ShopCategories } from './shop-categories';

/** How one category ended: where it is in the shop and whether anything was written, or why it cannot be there. */
export type CategoryEnd =
  | {
      readonly kind: 'there';
      readonly storeCategoryId: number;
      readonly written: boolean;
      /** What the shop has silently made something else of; products may be put into it all the same. */
      readonly altered?: ValidationError;
    }
  | { readonly kind: 'broken'; readonly reason: WooCommerceError };

/** One pass over the tree. */
interface Pass {
  readonly book: FlightBook;
  readonly shop: ShopCategories;
  readonly categories: ReadonlyMap<string, CatalogCategory>;
  readonly mappings: Map<string, CategoryMapping>;
}

/** Makes categories right in the shop: parents first, adopting what exists under the same name and parent. */
@Injectable()
export class CategorySync {
  constructor(
    private readonly catalog: ErpCatalog,
    private readonly categories: CategoryRepository,
    private readonly writing: CategoryWriting,
  ) {}

  /**
   * Syncs the wanted categories and their ancestors; `forced` ones are written though the shop
   * shows them right. Answers how each of them ended; all as broken where the ERP is well and does
   * not list them. Throws faults of the shop or the ERP.
   */
  async ensure(
    book: FlightBook,
    store: StoreClient,
    wanted: Iterable<string>,
    forced: ReadonlySet<string> = new Set(),
  ): Promise<ReadonlyMap<string, CategoryEnd>> {
    const { storeId } = book.flight;
    const [tree, mappings] = await Promise.all([
      readErpCategories(this.catalog).catch(errorOfItems),
      this.categories.findAll(storeId),
    ]);
    book.answered('erp');
    const ends = new Map<string, CategoryEnd>();
    if (tree instanceof WooCommerceError) {
      for (const id of wanted) ends.set(id, { kind: 'broken', reason: tree });
      return ends;
    }
    const { order, broken } = parentsFirst(wanted, tree.categories);
    for (const [id, reason] of broken)
      ends.set(id, { kind: 'broken', reason: tree.invalid.get(id) ?? reason });

    const pass = { book, shop: new ShopCategories(store), categories: tree.categories, mappings };
    for (const category of order) {
      const parent = category.parentId === null ? null : ends.get(category.parentId);
      if (parent?.kind === 'broken') {
        ends.set(category.id, parent);
        continue;
      }
      const fields = categoryFields(category, parent?.storeCategoryId ?? 0);
      const isForced = forced.has(category.id);
      if (isForced) forgetConfirmed(pass, category.id);
      const end = await this.bring(pass, category, fields).catch(errorOfItems);
      // Nobody can tell whether the shop has it already: made now, it might be there twice.
      ends.set(category.id, end instanceof WooCommerceError ? { kind: 'broken', reason: end } : end);
      if (ends.get(category.id)?.kind === 'there')
        askForPicture(book, category, mappings.get(category.id), isForced);
    }
    return ends;
  }

  /**
   * The shop's ids of these categories, before products are put into them; one that cannot be there
   * is left out. With it comes why, where that may pass.
   */
  async storeIds(
    book: FlightBook,
    store: StoreClient,
    wanted: ReadonlySet<string>,
  ): Promise<FoundPlaces<string>> {
    if (wanted.size === 0) return { ids: new Map() };
    const known = await this.categories.findAll(book.flight.storeId);
    const ids = new Map([...known.values()].map((mapping) => [mapping.categoryId, mapping.storeCategoryId]));
    const unknown = [...wanted].filter((id) => !ids.has(id));
    if (unknown.length === 0) return { ids };
    let unread: WooCommerceError | undefined;
    for (const [id, end] of await this.ensure(book, store, unknown)) {
      if (end.kind === 'there') ids.set(id, end.storeCategoryId);
      else if (end.reason.retryable) unread = end.reason;
    }
    return unread === undefined ? { ids } : { ids, unread };
  }

  private async bring(
    pass: Pass,
    category: CatalogCategory,
    fields: ConfirmedCategory,
    mayRestore = true,
  ): Promise<CategoryEnd> {
    const { book, shop, mappings } = pass;
    const mapping = mappings.get(category.id) ?? null;
    if (mapping !== null && showsCategory(mapping, fields)) {
      return { kind: 'there', storeCategoryId: mapping.storeCategoryId, written: false };
    }
    const twin = mapping === null ? await this.find(pass, fields, mayRestore) : undefined;
    // Forgotten before it is written: without an answer nobody knows which of the two it reads.
    if (mapping !== null) await this.categories.keep({ ...mapping, confirmed: {} });
    const known = mapping?.storeCategoryId ?? twin ?? null;
    const result = await this.writing.write(book, shop.store, category.id, fields, known);
    switch (result.kind) {
      case 'written':
        return this.confirm(pass, category, fields, result);
      case 'gone':
        await this.categories.forget(book.flight.storeId, category.id);
        mappings.delete(category.id);
        shop.forget();
        return this.bring(pass, category, fields, mayRestore);
      case 'exists': {
        const holder = known === null ? undefined : slugHolder(mappings, category.id, fields.slug);
        if (holder !== undefined && mayRestore && (await this.freeSlug(pass, holder, fields.slug)))
          return this.bring(pass, category, fields, false);
        // Made by another delivery since the shop was asked, or a stranger with the same slug
        // (fact 22).
        shop.forget();
        const there = known === null ? await shop.find(fields) : undefined;
        if (there !== undefined && mayRestore) return this.bring(pass, category, fields, false);
        const owner = there?.storeCategoryId ?? result.ownerId ?? 'unknown';
        const problem = `the shop already has a category "${fields.name}" or its slug (id ${owner}) that is not this one`;
        return { kind: 'broken', reason: new ValidationError('name', problem, 'CATEGORY_EXISTS') };
      }
      case 'refused':
        return { kind: 'broken', reason: result.reason };
    }
  }

  /**
   * The shop's category of this name and place, for one that has no mapping. One that is another category of the ERP was renamed
   * by hand: it gets its own name back first. One whose category the ERP has no more is free.
   */
  private async find(
    pass: Pass,
    fields: ConfirmedCategory,
    mayRestore: boolean,
  ): Promise<number | undefined> {
    const { book, shop, mappings, categories } = pass;
    const there = await shop.find(fields);
    if (there === undefined) return undefined;
    const owner = [...mappings.values()].find(
      ({ storeCategoryId }) => storeCategoryId === there.storeCategoryId,
    );
    if (owner === undefined) return there.storeCategoryId;
    const owned = categories.get(owner.categoryId);
    if (owned === undefined) {
      await this.categories.forget(book.flight.storeId, owner.categoryId);
      mappings.delete(owner.categoryId);
      return there.storeCategoryId;
    }
    if (!mayRestore) return undefined;
    const parent = owned.parentId === null ? 0 : mappings.get(owned.parentId)?.storeCategoryId;
    forgetConfirmed(pass, owned.id);
    if (parent !== undefined) await this.bring(pass, owned, categoryFields(owned, parent), false);
    shop.forget();
    return undefined;
  }

  /** Takes a slug from a category that is to have another one. Whether it is free now. */
  private async freeSlug(pass: Pass, holder: CategoryMapping, slug: string): Promise<boolean> {
    const { book, shop, mappings, categories } = pass;
    const { categoryId, storeCategoryId, confirmed } = holder;
    const owned = categories.get(categoryId);
    if (owned === undefined || slugOf(owned.slug ?? '') === slugOf(slug)) return false;
    const fields = { ...categoryFields(owned, confirmed.parentId ?? 0), ...confirmed };
    const moved = { ...fields, slug: `${slug}-${storeCategoryId}` };
    await this.categories.keep({ ...holder, confirmed: {} });
    mappings.set(categoryId, { ...holder, confirmed: {} });
    book.ask('category', categoryId, 'its slug changes places', { subjectKind: 'category' });
    const { kind } = await this.writing.write(book, shop.store, categoryId, moved, storeCategoryId);
    return kind === 'written';
  }

  private async confirm(
    { book, mappings }: Pass,
    { id: categoryId }: CatalogCategory,
    fields: ConfirmedCategory,
    { storeCategoryId, alteration }: WrittenCategory,
  ): Promise<CategoryEnd> {
    const { storeId } = book.flight;
    const confirmed = alteration === null ? fields : {};
    if (!(await this.categories.keep({ storeId, categoryId, storeCategoryId, confirmed }))) {
      const problem = `the shop's category ${storeCategoryId} is that of another category of the ERP`;
      return { kind: 'broken', reason: new ValidationError('name', problem, 'CATEGORY_EXISTS') };
    }
    const known = mappings.get(categoryId);
    if (known !== undefined) mappings.set(categoryId, { ...known, storeCategoryId, confirmed });
    return {
      kind: 'there',
      storeCategoryId,
      written: true,
      ...(alteration === null ? {} : { altered: alteration }),
    };
  }
}

/** What is forced counts as forgotten, and is written whatever it last read. */
/** Another category of the ERP that has a slug in the shop, as far as is known. */
function slugHolder(
  mappings: Pass['mappings'],
  categoryId: string,
  slug: string,
): CategoryMapping | undefined {
  const wanted = slugOf(slug);
  return [...mappings.values()].find(
    (one) => one.categoryId !== categoryId && wanted !== '' && slugOf(one.confirmed.slug ?? '') === wanted,
  );
}

function forgetConfirmed({ mappings }: Pass, categoryId: string): void {
  const known = mappings.get(categoryId);
  if (known !== undefined) mappings.set(categoryId, { ...known, confirmed: {} });
}
