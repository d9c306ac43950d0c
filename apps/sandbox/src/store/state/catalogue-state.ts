import type { StoreCatalogue } from './store-catalogue';
import type { StoreProduct } from './store-product';
import type { StoreAttribute } from '../terms/attributes/store-attribute';
import type { StoreTerm } from '../terms/store-term';

/**
 * Everything that a catalogue holds, for a copy of it; what can be found again from it is not in
 * it.
 */
export interface CatalogueState {
  readonly products: readonly StoreProduct[];
  readonly categories: readonly StoreTerm[];
  readonly tags: readonly StoreTerm[];
  readonly brands: readonly StoreTerm[];
  /** Left out in states of earlier versions. */
  readonly shippingClasses?: readonly StoreTerm[];
  readonly attributes: readonly (Omit<StoreAttribute, 'terms'> & {
    readonly terms: readonly StoreTerm[];
  })[];
  /** The last number of each kind that was given. */
  readonly lastIds: { readonly thing: number; readonly meta: number; readonly attribute: number };
  readonly isInDateOrder: boolean;
  /** Variations of no product that are left behind. */
  readonly orphans: number;
}

/** What a catalogue holds now; it shares its insides with the catalogue. */
export function catalogueState(catalogue: StoreCatalogue): CatalogueState {
  const { products, categories, tags, brands, attributes, lastIds, isInDateOrder, orphans } =
    catalogue;
  return {
    products: [...products.values()],
    categories: [...categories.values()],
    tags: [...tags.values()],
    brands: [...brands.values()],
    shippingClasses: [...catalogue.shippingClasses.values()],
    attributes: [...attributes.values()].map(({ terms, ...attribute }) => ({
      ...attribute,
      terms: [...terms.values()],
    })),
    lastIds: { ...lastIds },
    isInDateOrder,
    orphans,
  };
}

/** What products in states of earlier versions lack. */
const NOT_KEPT_EARLIER: Partial<StoreProduct> = { shippingClass: 0 };

/** Puts a catalogue into a state, whatever it held. */
export function restoreCatalogue(catalogue: StoreCatalogue, state: CatalogueState): void {
  catalogue.clear();
  // The state has a default category of its own.
  catalogue.categories.clear();
  for (const book of ['categories', 'tags', 'brands'] as const)
    for (const term of state[book]) catalogue[book].put(term);
  for (const term of state.shippingClasses ?? []) catalogue.shippingClasses.put(term);
  for (const { terms, ...attribute } of state.attributes) {
    const { terms: book } = catalogue.putAttribute(attribute);
    for (const term of terms) book.put(term);
  }
  for (const product of state.products) catalogue.put({ ...NOT_KEPT_EARLIER, ...product });
  Object.assign(catalogue.lastIds, state.lastIds);
  catalogue.isInDateOrder = state.isInDateOrder;
  catalogue.orphans = state.orphans;
}
