import { Injectable } from '@nestjs/common';
import type { CatalogCategory } from '../../domain/catalog-product';
import { parentsFirst } from '../../domain/category-tree';
import {
  CategoryRepository,
  type CategoryMapping,
  type ConfirmedCategory,
} from '../../domain/category.repository';
import type { StorePlaces } from '../../domain/store-places';
import { CallRefusedError, ValidationError } from '../../domain/woocommerce.errors';
import { ErpCatalog } from '../ports/erp-catalog.port';
import type { CategoryWriteResult, StoreCategory, StoreClient } from '../ports/store-client.port';
import { categoryFields, showsCategory } from './category-fields';
import { askForPicture } from './category-picture';
import type { FlightBook } from './flight-book';
import { RecordedCall } from './recorded-call';

/** How one category ended: where it is in the shop and whether anything was written, or why it cannot be there. */
export type CategoryEnd =
  | { readonly kind: 'there'; readonly storeCategoryId: number; readonly written: boolean }
  | { readonly kind: 'broken'; readonly reason: ValidationError };

/** Makes categories right in the shop: parents first, adopting what exists under the same name and parent. */
@Injectable()
export class CategorySync {
  constructor(
    private readonly catalog: ErpCatalog,
    private readonly categories: CategoryRepository,
    private readonly recorded: RecordedCall,
  ) {}

  /**
   * Syncs the wanted categories and their ancestors; `forced` ones are written though the shop shows them right. Answers how
   * each of them ended. Throws faults of the shop or the ERP.
   */
  async ensure(
    book: FlightBook,
    store: StoreClient,
    wanted: Iterable<string>,
    forced: ReadonlySet<string> = new Set(),
  ): Promise<ReadonlyMap<string, CategoryEnd>> {
    const { storeId } = book.flight;
    const [tree, mappings] = await Promise.all([
      this.catalog.listCategories(),
      this.categories.findAll(storeId),
    ]);
    book.answered('erp');
    const { order, broken } = parentsFirst(wanted, tree.categories);
    const ends = new Map<string, CategoryEnd>();
    for (const [id, reason] of broken)
      ends.set(id, { kind: 'broken', reason: tree.invalid.get(id) ?? reason });

    const shop = new ShopCategories(store);
    for (const category of order) {
      const parent = category.parentId === null ? null : ends.get(category.parentId);
      if (parent?.kind === 'broken') {
        ends.set(category.id, parent);
        continue;
      }
      const fields = categoryFields(category, parent?.storeCategoryId ?? 0);
      const known = mappings.get(category.id);
      const isForced = forced.has(category.id);
      // What is forced counts as forgotten, and is written whatever it last read.
      if (isForced && known !== undefined) mappings.set(category.id, { ...known, confirmed: {} });
      ends.set(category.id, await this.bring(book, shop, category, fields, mappings));
      if (ends.get(category.id)?.kind === 'there')
        askForPicture(book, category, mappings.get(category.id), isForced);
    }
    return ends;
  }

  /** The shop's ids of these categories, before products are put into them; one that cannot be there is left out. */
  async storeIds(
    book: FlightBook,
    store: StoreClient,
    wanted: ReadonlySet<string>,
  ): Promise<StorePlaces['categories']> {
    if (wanted.size === 0) return new Map();
    const known = await this.categories.findAll(book.flight.storeId);
    const ids = new Map([...known.values()].map((mapping) => [mapping.categoryId, mapping.storeCategoryId]));
    const unknown = [...wanted].filter((id) => !ids.has(id));
    if (unknown.length === 0) return ids;
    for (const [id, end] of await this.ensure(book, store, unknown)) {
      if (end.kind === 'there') ids.set(id, end.storeCategoryId);
    }
    return ids;
  }

  private async bring(
    book: FlightBook,
    shop: ShopCategories,
    category: CatalogCategory,
    fields: ConfirmedCategory,
    mappings: Map<string, CategoryMapping>,
  ): Promise<CategoryEnd> {
    const mapping = mappings.get(category.id) ?? null;
    if (mapping !== null && showsCategory(mapping, fields)) {
      return { kind: 'there', storeCategoryId: mapping.storeCategoryId, written: false };
    }
    // Forgotten before it is written: without an answer nobody knows which of the two it reads.
    if (mapping !== null) await this.categories.keep({ ...mapping, confirmed: {} });
    const known = mapping?.storeCategoryId ?? (await shop.find(fields))?.storeCategoryId ?? null;
    const result = await this.write(book, shop, category.id, fields, known);
    switch (result.kind) {
      case 'written': {
        const { storeCategoryId } = result.category;
        await this.categories.keep({
          storeId: book.flight.storeId,
          categoryId: category.id,
          storeCategoryId,
          confirmed: fields,
        });
        return { kind: 'there', storeCategoryId, written: true };
      }
      case 'gone':
        await this.categories.forget(book.flight.storeId, category.id);
        mappings.delete(category.id);
        shop.forget();
        return this.bring(book, shop, category, fields, mappings);
      case 'refused':
        return { kind: 'broken', reason: result.reason };
    }
  }

  private async write(
    book: FlightBook,
    shop: ShopCategories,
    categoryId: string,
    fields: ConfirmedCategory,
    storeCategoryId: number | null,
  ): Promise<
    Exclude<CategoryWriteResult, { kind: 'exists' }> | { kind: 'refused'; reason: ValidationError }
  > {
    try {
      const { answer } = await this.recorded.make(
        book,
        {
          action: storeCategoryId === null ? 'categories.create' : 'categories.update',
          request: { categoryId, storeCategoryId, fields },
          doubts: [{ productId: categoryId, groups: [] }],
        },
        () => shop.write(storeCategoryId, fields),
      );
      if (answer.kind !== 'exists') return answer;
      // Made by another flight since the shop was asked, or a stranger with the same slug (facts.md 22).
      shop.forget();
      const twin = storeCategoryId === null ? await shop.find(fields) : undefined;
      if (twin !== undefined) return await this.write(book, shop, categoryId, fields, twin.storeCategoryId);
      const reason = new ValidationError(
        'name',
        `the shop already has a category "${fields.name}" or its slug (id ${answer.ownerId ?? 'unknown'}) that is not this one`,
        'CATEGORY_EXISTS',
      );
      return { kind: 'refused', reason };
    } catch (error) {
      if (!(error instanceof CallRefusedError)) throw error;
      return {
        kind: 'refused',
        reason: new ValidationError('category', error.message, error.storeCode ?? error.code),
      };
    }
  }
}

/** The shop's categories, listed at most once and only when somebody has to be looked for. */
class ShopCategories {
  private listed: Promise<StoreCategory[]> | null = null;

  constructor(private readonly store: StoreClient) {}

  async find(fields: ConfirmedCategory): Promise<StoreCategory | undefined> {
    this.listed ??= this.store.listCategories();
    return (await this.listed).find(
      ({ name, parentId }) => parentId === fields.parentId && sameName(name, fields.name),
    );
  }

  forget(): void {
    this.listed = null;
  }

  write(storeCategoryId: number | null, fields: ConfirmedCategory): Promise<CategoryWriteResult> {
    return storeCategoryId === null
      ? this.store.createCategory(fields)
      : this.store.updateCategory(storeCategoryId, fields);
  }
}

// The shop takes names that differ only in case for one (facts.md 22).
function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
