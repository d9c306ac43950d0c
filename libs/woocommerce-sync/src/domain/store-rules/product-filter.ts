import type { CatalogProduct } from '../catalog/catalog-product';
import { caselessName } from '../catalog/folded-name';
import { flawOf, type FlawedPart } from '../catalog/flaw';

/**
 * Which of the ERP's products a store sells: those that every named kind has one entry for.
 * @example { categories: new Set(['led']), tags: null, flags: new Set(['web']) }
 */
export interface ProductFilter {
  /** Ids; what lies below one of them counts, too. Null: any category. */
  readonly categories: ReadonlySet<string> | null;
  /** By name, whatever the case. Null: any tag. */
  readonly tags: ReadonlySet<string> | null;
  /** Null: with any flag, or none. */
  readonly flags: ReadonlySet<string> | null;
}

/**
 * Whether a category is one that a filter names, or lies below one; `unclear` where the ERP does
 * not list it, or what it hangs below, in a form that can be read.
 */
export type WithinCategories = (categoryId: string) => boolean | 'unclear';

/** Whether a store sells a product; why nobody can tell, where the ERP serves it broken. */
export type Selling =
  | { readonly kind: 'sold' | 'unsold' }
  | { readonly kind: 'unclear'; readonly field: string; readonly problem: string };

/**
 * Holds a product against a filter. What cannot be read, or is missing, is never taken for left
 * out: an ERP that has lost a field must not empty a shop.
 */
export function sellingOf(
  filter: ProductFilter,
  product: CatalogProduct,
  within: WithinCategories,
): Selling {
  const verdicts = [
    filter.tags === null ? SOLD : taggedOf(filter.tags, product),
    filter.flags === null ? SOLD : flaggedOf(filter.flags, product),
    filter.categories === null ? SOLD : placedOf(product, within),
  ];
  const of = (kind: Selling['kind']): Selling | undefined =>
    verdicts.find((verdict) => verdict.kind === kind);
  return of('unsold') ?? of('unclear') ?? SOLD;
}

const SOLD: Selling = { kind: 'sold' };
const UNSOLD: Selling = { kind: 'unsold' };

function taggedOf(wanted: ReadonlySet<string>, product: CatalogProduct): Selling {
  const names = [...wanted].map(caselessName);
  if (product.tags?.some((tag) => names.includes(caselessName(tag))) === true) return SOLD;
  return unlessFlawed('tags', product, product.tags === null);
}

function flaggedOf(wanted: ReadonlySet<string>, product: CatalogProduct): Selling {
  if (product.flags?.some((flag) => wanted.has(flag)) === true) return SOLD;
  return unlessFlawed('flags', product, product.flags === undefined);
}

function placedOf(product: CatalogProduct, within: WithinCategories): Selling {
  const places = product.categoryIds.map((id) => [id, within(id)] as const);
  if (places.some(([, isWithin]) => isWithin === true)) return SOLD;
  const unclear = places.find(([, isWithin]) => isWithin === 'unclear');
  if (unclear === undefined) return unlessFlawed('categories', product, false);
  return {
    kind: 'unclear',
    field: 'categoryIds',
    problem: `the ERP does not list category ${unclear[0]}, or one above it, in a form that can be read, so nobody can tell whether PRODUCT_FILTER leaves the product out`,
  };
}

/** It is left out, unless what the filter asks for cannot be read, or is missing. */
function unlessFlawed(part: FlawedPart, product: CatalogProduct, isMissing: boolean): Selling {
  const flaw = flawOf(part, product);
  if (flaw !== undefined) return { ...flaw, kind: 'unclear' };
  if (!isMissing) return UNSOLD;
  return { kind: 'unclear', field: part, problem: 'is missing, and PRODUCT_FILTER asks for it' };
}
