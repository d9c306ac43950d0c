import type { RestCall } from '../rest/rest-call';
import type { Arguments } from '../rest/schema';
import type { StoreContext } from '../store-context';
import { StoreError } from '../http/store-error';
import type { StoreCatalogue } from '../state/store-catalogue';
import type { StoreTerm } from './store-term';
import { TERM_WRITE } from './term-args';
import type { TermBook } from './term-book';

/** A kind of terms, and how its routes show them. */
export interface Taxonomy {
  /** Path of its routes, in Express's words; the term's own id is `:id`. */
  readonly path: string;
  readonly resource: keyof typeof TERM_WRITE;
  /** Fields of a term that it shows besides `count` and `_links`. */
  readonly fields: readonly (keyof StoreTerm)[];
  /** Whether its terms lie under one another. */
  readonly isTree: boolean;
  readonly args: Arguments;
  /** The terms of a call. Throws where the call names none that there are. */
  book(call: RestCall): TermBook;
  /** Path of a call's terms, for links. */
  pathOf(call: RestCall): string;
  /** Path that links in the answer to a batch show; a real one, where it is left out. */
  readonly pathInBatches?: string;
}

const TREE_FIELDS = [
  'id',
  'name',
  'slug',
  'parent',
  'description',
  'display',
  'image',
  'menu_order',
] as const;

const PLAIN_FIELDS = ['id', 'name', 'slug', 'description'] as const;

/** Categories, tags, brands, shipping classes and the terms of attributes. */
export function taxonomies({ catalogue }: StoreContext): Taxonomy[] {
  const { categories, brands, tags, shippingClasses } = catalogue;
  return [
    tree('/products/categories', categories, 'category'),
    tree('/products/brands', brands, 'brand'),
    plain('/products/tags', tags, 'tag'),
    plain('/products/shipping_classes', shippingClasses, 'shipping-class'),
    termsOfAttributes(catalogue),
  ];
}

function tree(path: string, book: TermBook, resource: 'category' | 'brand'): Taxonomy {
  return { ...ofTheShop(path, book, resource), fields: TREE_FIELDS, isTree: true };
}

function plain(path: string, book: TermBook, resource: 'tag' | 'shipping-class'): Taxonomy {
  return { ...ofTheShop(path, book, resource), fields: PLAIN_FIELDS, isTree: false };
}

/** What those have in common that the shop has one book of. */
function ofTheShop(
  path: string,
  book: TermBook,
  resource: Taxonomy['resource'],
): Omit<Taxonomy, 'fields' | 'isTree'> {
  return { path, resource, args: TERM_WRITE[resource], book: () => book, pathOf: () => path };
}

/** Each attribute has a book of its own. */
function termsOfAttributes({ attributes }: StoreCatalogue): Taxonomy {
  return {
    path: '/products/attributes/:attribute_id/terms',
    resource: 'attribute',
    fields: ['id', 'name', 'slug', 'description', 'menu_order'],
    isTree: false,
    args: TERM_WRITE.attribute,
    book: ({ path }) => {
      const attribute = attributes.get(Number(path['attribute_id']));
      if (attribute !== undefined) return attribute.terms;
      throw new StoreError(404, 'woocommerce_rest_taxonomy_invalid', 'Taxonomy does not exist.');
    },
    pathOf: ({ path }) => `/products/attributes/${path['attribute_id'] ?? ''}/terms`,
    // WooCommerce forgets there which attribute it is about.
    pathInBatches: '/products/attributes/(?P<attribute_id>[\\d]+)/terms',
  };
}
