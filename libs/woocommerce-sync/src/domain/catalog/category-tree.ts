import type { CatalogCategory } from './catalog-product';
import { ValidationError } from '../woocommerce.errors';

/** Categories to be synced, and those that cannot be, each with its reason. */
export interface CategoryOrder {
  /**
   * The roots, then what hangs below them, and so on: each level needs the ids of the one before.
   */
  readonly levels: readonly (readonly CatalogCategory[])[];
  readonly broken: ReadonlyMap<string, ValidationError>;
}

/**
 * The wanted categories with all their ancestors, by level. A category that is missing, hangs below
 * a missing one, or below itself, is broken, and so is what hangs below it; the others are not
 * touched by that.
 */
export function byLevel(
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
      for (const below of new Set([id, ...path.map((category) => category.id)]))
        broken.set(below, problem);
  }
  return { levels: levelsOf(order.values()), broken };
}

/** Sorts categories whose parents come before them. */
function levelsOf(order: Iterable<CatalogCategory>): CatalogCategory[][] {
  const levels: CatalogCategory[][] = [];
  const depths = new Map<string, number>();
  for (const category of order) {
    const depth = category.parentId === null ? 0 : (depths.get(category.parentId) ?? 0) + 1;
    depths.set(category.id, depth);
    (levels[depth] ??= []).push(category);
  }
  return levels;
}

/**
 * Collects a category and its ancestors, child first, up to one that is in order already; answers
 * what is wrong on the way.
 */
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
      return new ValidationError(
        'parentId',
        `category ${next} is its own ancestor`,
        'CATEGORY_CYCLE',
      );
    }
    seen.add(next);
    const category = categories.get(next);
    if (category === undefined) {
      return next === id
        ? new ValidationError('id', `the ERP has no category ${next}`, 'CATEGORY_NOT_IN_ERP')
        : new ValidationError(
            'parentId',
            `the ERP has no category ${next}`,
            'CATEGORY_PARENT_MISSING',
          );
    }
    path.push(category);
    next = category.parentId;
  }
  return null;
}
