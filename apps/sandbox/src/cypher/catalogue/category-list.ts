import type { ErpCategory } from '../erp-product';
import { type JsonObject, mergePatch } from './merge-patch';

/** A category to be added; what is not given is empty. */
export type CategoryFields = Pick<ErpCategory, 'id' | 'name'> & Partial<ErpCategory>;

/** The ERP's categories, in the order in which they are served. */
export class CategoryList {
  private readonly categories: ErpCategory[];

  constructor(categories: readonly ErpCategory[]) {
    this.categories = [...categories];
  }

  /** All of them. */
  get all(): readonly ErpCategory[] {
    return this.categories;
  }

  /** So many from a place on, and where the next page starts; null after the last. */
  page(from: number, limit: number): { items: ErpCategory[]; next: number | null } {
    const end = from + limit;
    return {
      items: this.categories.slice(from, end),
      next: end < this.categories.length ? end : null,
    };
  }

  /** Lays the patch over a category; null for no such category. */
  edit(id: string, patch: JsonObject, now: Date): ErpCategory | null {
    const index = this.categories.findIndex((category) => category.id === id);
    const current = this.categories[index];
    if (current === undefined) return null;
    const item = { ...mergePatch(current, patch), id, updatedAt: now.toISOString() };
    this.categories[index] = item;
    return item;
  }

  /** Adds a category at the end, or replaces the one with its id. */
  put(fields: CategoryFields, now: Date): ErpCategory {
    const index = this.categories.findIndex(({ id }) => id === fields.id);
    const position = index === -1 ? this.categories.length : index;
    const item = {
      ...{ parentId: null, slug: null, description: '', image: null, position },
      ...fields,
      updatedAt: now.toISOString(),
    };
    this.categories[position] = item;
    return item;
  }
}
