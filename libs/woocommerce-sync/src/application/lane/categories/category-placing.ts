import { Injectable } from '@nestjs/common';
import { slugOf } from '@cypher/shop-text';
import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import {
  CategoryRepository,
  type CategoryMapping,
  type ConfirmedCategory,
} from '../../../domain/catalog/category.repository';
import { ValidationError, WooCommerceError } from '../../../domain/woocommerce.errors';
import { categoryFields, showsCategory } from '../../planning/category-fields';
import {
  forgetConfirmed,
  slugHolder,
  type CategoryEnd,
  type CategoryPass,
  type WantedCategory,
} from './category-pass';
import { KnownCategories } from './known-categories';
import { CategoryWriting, type CategoryToWrite } from './category-writing';
import { errorOfItems } from '../../blame/whose-fault';

/**
 * Makes categories right whose parents are. Those that nothing is in the way of travel together;
 * whatever the shop answers about one of them, it is placed alone then, with all that this may
 * take: adopting what has its name, and moving what has its slug.
 */
@Injectable()
export class CategoryPlacing {
  constructor(
    private readonly categories: CategoryRepository,
    private readonly writing: CategoryWriting,
    private readonly known: KnownCategories,
  ) {}

  /**
   * Writes those of a level that the shop lacks or shows differently, and answers how they ended;
   * those that have to be placed alone are left out. Throws the shop's fault.
   */
  async placeTogether(
    pass: CategoryPass,
    level: readonly WantedCategory[],
  ): Promise<ReadonlyMap<string, CategoryEnd>> {
    const ends = new Map<string, CategoryEnd>();
    const plain: WantedCategory[] = [];
    for (const wanted of level) if (await this.isPlain(pass, wanted)) plain.push(wanted);
    // Alone it is written by whoever knows what may be in the way.
    if (plain.length < 2) return ends;
    for (const { category } of plain) await this.known.doubt(pass.mappings.get(category.id));
    const writes = plain.map(({ category: { id }, fields }) => toWrite(pass, id, fields));
    const written = await this.writing
      .write(pass.record, pass.shop.store, writes)
      .catch(errorOfItems);
    if (written instanceof WooCommerceError) return ends;
    for (const { category, fields } of plain) {
      const result = written.get(category.id);
      if (result?.kind === 'written')
        ends.set(category.id, await this.known.confirm(pass, category.id, fields, result));
      if (result?.kind === 'refused')
        ends.set(category.id, { kind: 'broken', reason: result.reason });
    }
    return ends;
  }

  /**
   * Makes one right. Throws the shop's fault, and an error of the items where its list cannot be
   * read.
   */
  async place(pass: CategoryPass, wanted: WantedCategory, mayRestore = true): Promise<CategoryEnd> {
    const { record, shop, mappings } = pass;
    const { category, fields } = wanted;
    const mapping = mappings.get(category.id) ?? null;
    if (mapping !== null && showsCategory(mapping, fields)) {
      return { kind: 'there', storeCategoryId: mapping.storeCategoryId, written: false };
    }
    const twin = mapping === null ? await this.find(pass, fields, mayRestore) : undefined;
    await this.known.doubt(mapping);
    const known = mapping?.storeCategoryId ?? twin ?? null;
    const result = await this.writing.writeOne(record, shop.store, {
      categoryId: category.id,
      storeCategoryId: known,
      fields,
    });
    switch (result.kind) {
      case 'written':
        return this.known.confirm(pass, category.id, fields, result);
      case 'gone':
        await this.categories.forget(record.delivery.storeId, category.id);
        mappings.delete(category.id);
        shop.forget();
        return this.place(pass, wanted, mayRestore);
      case 'exists': {
        const holder = known === null ? undefined : slugHolder(pass, category.id, fields.slug);
        if (holder !== undefined && mayRestore && (await this.freeSlug(pass, holder, fields.slug)))
          return this.place(pass, wanted, false);
        // Made by another delivery since the shop was asked, or a stranger with the same slug
        // (fact 22).
        shop.forget();
        const there = known === null ? await shop.find(fields) : undefined;
        if (there !== undefined && mayRestore) return this.place(pass, wanted, false);
        const owner = there?.storeCategoryId ?? result.ownerId ?? 'unknown';
        const problem = `the shop already has a category "${fields.name}" or its slug (id ${owner}) that is not this one`;
        return { kind: 'broken', reason: new ValidationError('name', problem, 'CATEGORY_EXISTS') };
      }
      case 'refused':
        return { kind: 'broken', reason: result.reason };
    }
  }

  /** Whether it is to be written, and nothing that the shop has is known to be in the way. */
  private async isPlain(
    { mappings, shop }: CategoryPass,
    { category, fields }: WantedCategory,
  ): Promise<boolean> {
    const mapping = mappings.get(category.id);
    if (mapping !== undefined) return !showsCategory(mapping, fields);
    return (await shop.find(fields).catch(errorOfItems)) === undefined;
  }

  /**
   * The shop's category of this name and place, for one that has no mapping. One that is another
   * category of the ERP was renamed by hand: it gets its own name back first. One whose category
   * the ERP has no more is free.
   */
  private async find(
    pass: CategoryPass,
    fields: ConfirmedCategory,
    mayRestore: boolean,
  ): Promise<number | undefined> {
    const { record, shop, mappings, categories } = pass;
    const there = await shop.find(fields);
    if (there === undefined) return undefined;
    const owner = [...mappings.values()].find(
      ({ storeCategoryId }) => storeCategoryId === there.storeCategoryId,
    );
    if (owner === undefined) return there.storeCategoryId;
    const owned = categories.get(owner.categoryId);
    if (owned === undefined) {
      await this.categories.forget(record.delivery.storeId, owner.categoryId);
      mappings.delete(owner.categoryId);
      return there.storeCategoryId;
    }
    if (!mayRestore) return undefined;
    await this.restore(pass, owned);
    return undefined;
  }

  /** Gives a category of the ERP, which has another one's name in the shop, its own back. */
  private async restore(pass: CategoryPass, owned: CatalogCategory): Promise<void> {
    const parent = owned.parentId === null ? 0 : pass.mappings.get(owned.parentId)?.storeCategoryId;
    forgetConfirmed(pass, owned.id);
    if (parent !== undefined)
      await this.place(pass, { category: owned, fields: categoryFields(owned, parent) }, false);
    pass.shop.forget();
  }

  /** Takes a slug from a category that is to have another one. Whether it is free now. */
  private async freeSlug(
    pass: CategoryPass,
    holder: CategoryMapping,
    slug: string,
  ): Promise<boolean> {
    const { record, shop, mappings, categories } = pass;
    const { categoryId, storeCategoryId, confirmed } = holder;
    const owned = categories.get(categoryId);
    if (owned === undefined || slugOf(owned.slug ?? '') === slugOf(slug)) return false;
    const known = { ...categoryFields(owned, confirmed.parentId ?? 0), ...confirmed };
    const fields = { ...known, slug: `${slug}-${storeCategoryId}` };
    await this.known.doubt(holder);
    mappings.set(categoryId, { ...holder, confirmed: {} });
    record.ask('category', categoryId, 'its slug changes places', { subjectKind: 'category' });
    return (
      (await this.writing.writeOne(record, shop.store, { categoryId, storeCategoryId, fields }))
        .kind === 'written'
    );
  }
}

function toWrite(
  { mappings }: CategoryPass,
  categoryId: string,
  fields: ConfirmedCategory,
): CategoryToWrite {
  return { categoryId, storeCategoryId: mappings.get(categoryId)?.storeCategoryId ?? null, fields };
}
