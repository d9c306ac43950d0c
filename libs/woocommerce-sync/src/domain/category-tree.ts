import type { CatalogCategory } from './catalog-product';
import { ValidationError } from './woocommerce.errors';

/** Categories to be synced, parents before children, and those that cannot be, each with its reason. */
export interface CategoryOrder {
  readonly order: readonly CatalogCategory[];
  readonly broken: ReadonlyMap<string, ValidationError>;
}

/**
 * The wanted categories with all their ancestors, parents first. A category that is missing, hangs below a missing one,
 * or below itself, is broken, and so is what hangs below it; the others are not touched by that.
 */
export function parentsFirst(
  wanted: Iterable<string>,
  categories: ReadonlyMap<string, CatalogCategory>,
): CategoryOrder {
  const order = new Map<string, CatalogCategory>();
  const broken = new Map<string, ValidationError>();
  for (const id of wanted) {
    const path: CatalogCategory[] = [];
    const problem = climb(id, categories, order, broken, path);
    if (problem === null) for (const category of path.reverse()) order.set(category.id, category);
    else
      for (const below of new Set([id, ...path.map((category) => category.id)])) broken.set(below, problem);
  }
  return { order: [...order.values()], broken };
}

/** Collects a category and its ancestors, child first, up to one that is in order already; answers what is wrong on the way. */
function climb(
  id: string,
  categories: ReadonlyMap<string, CatalogCategory>,
  settled: ReadonlyMap<string, CatalogCategory>,
  broken: ReadonlyMap<string, ValidationError>,
  path: CatalogCategory[],
): ValidationError | null {
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !settled.has(next);) {
    const known = broken.get(next);
    if (known !== undefined) return known;
    if (seen.has(next)) {
      return new ValidationError('parentId', `category ${next} is its own ancestor`, 'CATEGORY_CYCLE');
    }
    seen.add(next);
    const category = categories.get(next);
    if (category === undefined) {
      return next === id
        ? new ValidationError('id', `the ERP has no category ${next}`, 'CATEGORY_NOT_IN_ERP')
        : new ValidationError('parentId', `the ERP has no category ${next}`, 'CATEGORY_PARENT_MISSING');
    }
    path.push(category);
    next = category.parentId;
  }
  return null;
}
