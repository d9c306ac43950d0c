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
    const { path, problem } = climb(id, categories, order, broken);
    if (problem === null)
      for (const category of path.toReversed()) order.set(category.id, category);
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

/** A category and its ancestors, child first, and what is wrong on the way; null for nothing. */
interface Climb {
  readonly path: readonly CatalogCategory[];
  readonly problem: ValidationError | null;
}

/** Climbs from a category up to one that is in order already. */
function climb(
  id: string,
  categories: ReadonlyMap<string, CatalogCategory>,
  settled: ReadonlyMap<string, CatalogCategory>,
  broken: ReadonlyMap<string, ValidationError>,
): Climb {
  const path: CatalogCategory[] = [];
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !settled.has(next);) {
    const known = broken.get(next);
    if (known !== undefined) return { path, problem: known };
    if (seen.has(next)) {
      const message = `category ${next} is its own ancestor`;
      return { path, problem: new ValidationError('parentId', message, 'CATEGORY_CYCLE') };
    }
    seen.add(next);
    const category = categories.get(next);
    if (category === undefined) return { path, problem: missing(next, next === id) };
    path.push(category);
    next = category.parentId;
  }
  return { path, problem: null };
}

function missing(id: string, isWanted: boolean): ValidationError {
  const message = `the ERP has no category ${id}`;
  return isWanted
    ? new ValidationError('id', message, 'CATEGORY_NOT_IN_ERP')
    : new ValidationError('parentId', message, 'CATEGORY_PARENT_MISSING');
}
