import type { CatalogCategory } from '../../../domain/catalog/catalog-product';
import type { CategoryMapping } from '../../../domain/catalog/category.repository';
import { byLevel } from '../../../domain/catalog/category-tree';
import { caselessName } from '../../../domain/catalog/folded-name';
import { pictureDiffers } from '../../lane/pictures/category-picture';
import { categoryFields } from '../../planning/category-fields';
import type { CategoryCatalog } from '../../ports/erp-catalog.port';
import type { StoreCategory } from '../../ports/shop/shop-categories.port';
import type { ChangedField } from '../planned-changes';

/** How the categories of a store are planned. */
export interface CategoryWish {
  /** Take for wrong even what was confirmed right. */
  readonly force: boolean;
  /** Whether what the shop shows now decides. */
  readonly askShop: boolean;
  /** Whether the shop may be asked whether it has what is new to it. */
  readonly isAsked: boolean;
  /** So many changes, and rejections, are kept. */
  readonly most: number;
}

/** One field of a category that would change; `before` is left out where nobody knows it. */
export interface PlannedCategoryChange extends ChangedField {
  readonly categoryId: string;
  /** The ERP's, in the language of the store. */
  readonly name: string;
}

/** Categories by what a full sync would do about them. */
export interface PlannedCategories {
  readonly create: number;
  /** In the shop already, by name and parent, and not tied to it yet. */
  readonly adopt: number;
  readonly update: number;
  readonly imagesOnly: number;
  readonly unchanged: number;
  /** Those that the ERP serves broken, or hangs below such. */
  readonly rejected: number;
  readonly rejections: readonly { categoryId: string; code: string; message: string }[];
  readonly changes: readonly PlannedCategoryChange[];
  /** Whether there are more changes than are shown. */
  readonly changesCut: boolean;
}

/** Those of nothing. */
export const NO_CATEGORIES: PlannedCategories = {
  create: 0,
  adopt: 0,
  update: 0,
  imagesOnly: 0,
  unchanged: 0,
  rejected: 0,
  rejections: [],
  changes: [],
  changesCut: false,
};

type Mappings = ReadonlyMap<string, CategoryMapping>;
type Tally = { -readonly [K in keyof PlannedCategories]: PlannedCategories[K] } & {
  changes: PlannedCategoryChange[];
};

/** What the shop has of a category: a place to write to, and what it reads there. */
interface Standing {
  readonly kind: 'create' | 'adopt' | 'known';
  /** Null for one that is made first. */
  readonly storeCategoryId: number | null;
  readonly before: Readonly<Record<string, unknown>>;
}

/** What the categories of a shop are counted by. */
export interface CategoryGrounds extends CategoryWish {
  /** What the shop lists now; null where it was not asked. */
  readonly listed: readonly StoreCategory[] | null;
}

/** Holds a tree against the shop, parents first: a child hangs below what its parent will be. */
export function countCategories(
  { categories, invalid }: CategoryCatalog,
  mappings: Mappings,
  grounds: CategoryGrounds,
): PlannedCategories {
  const tally: Tally = { ...NO_CATEGORIES, changes: [] };
  const { levels, broken } = byLevel(categories.keys(), categories);
  const reasons = [...new Map([...broken, ...invalid])];
  tally.rejected = reasons.length;
  tally.rejections = reasons
    .slice(0, grounds.most)
    .map(([categoryId, { code, message }]) => ({ categoryId, code, message }));
  const places = new Map<string, number | null>();
  for (const category of levels.flat()) {
    const parentId = category.parentId === null ? 0 : (places.get(category.parentId) ?? null);
    const found = standingOf({ category, parentId }, categories, mappings, grounds);
    places.set(category.id, found.storeCategoryId);
    count(tally, { category, parentId }, found, mappings.get(category.id), grounds);
  }
  return tally;
}

/** A category, and the shop's id of its parent: 0 for none, null for one that is made first. */
interface Placed {
  readonly category: CatalogCategory;
  readonly parentId: number | null;
}

function standingOf(
  { category, parentId }: Placed,
  tree: CategoryCatalog['categories'],
  mappings: Mappings,
  { listed, askShop }: CategoryGrounds,
): Standing {
  const mapping = mappings.get(category.id);
  const shown = listed?.find((one) => one.storeCategoryId === mapping?.storeCategoryId);
  const isGone = askShop && listed !== null && shown === undefined;
  if (mapping !== undefined && !isGone) {
    const { storeCategoryId, confirmed } = mapping;
    const seen = askShop && shown !== undefined ? valuesOf(shown) : {};
    return { kind: 'known', storeCategoryId, before: { ...confirmed, ...seen } };
  }
  const twin = listed?.find(
    (one) => one.parentId === parentId && caselessName(one.name) === caselessName(category.name),
  );
  if (twin === undefined || isAnothers(twin, category, tree, mappings))
    return { kind: 'create', storeCategoryId: null, before: {} };
  return { kind: 'adopt', storeCategoryId: twin.storeCategoryId, before: valuesOf(twin) };
}

/** Whether it is that of another category, which the ERP still has. */
function isAnothers(
  { storeCategoryId }: StoreCategory,
  { id }: CatalogCategory,
  tree: CategoryCatalog['categories'],
  mappings: Mappings,
): boolean {
  return [...mappings.values()].some(
    (one) =>
      one.storeCategoryId === storeCategoryId && one.categoryId !== id && tree.has(one.categoryId),
  );
}

function valuesOf({ name, parentId }: StoreCategory): Readonly<Record<string, unknown>> {
  return { name, parentId };
}

function count(
  tally: Tally,
  { category, parentId }: Placed,
  { kind, before }: Standing,
  mapping: CategoryMapping | undefined,
  { force, askShop, most }: CategoryGrounds,
): void {
  const wanted = { ...categoryFields(category, 0), parentId };
  const changed = Object.entries(wanted).filter(([field, after]) => before[field] !== after);
  const { id: categoryId, name } = category;
  // Of a new one its name says enough.
  const told = changed.filter(([field]) => kind !== 'create' || field === 'name');
  for (const [field, after] of told)
    if (tally.changes.length >= most) tally.changesCut = true;
    else tally.changes.push({ categoryId, name, field, before: before[field], after });
  if (kind !== 'known') tally[kind] += 1;
  // Where the shop is asked, what it shows decides.
  else if (changed.length > 0 || (force && !askShop)) tally.update += 1;
  else if (pictureDiffers(category.image, mapping)) tally.imagesOnly += 1;
  else tally.unchanged += 1;
}
