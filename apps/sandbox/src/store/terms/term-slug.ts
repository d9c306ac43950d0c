import type { Shop } from '../state/shop';
import type { StoreTerm } from './store-term';
import type { TermBook } from './term-book';

/** What a slug is made unique among. */
interface SlugPlace {
  readonly parent: number;
  readonly book: TermBook;
  readonly isTree: boolean;
  readonly shop: Shop;
  /** The term that is to get it, where there is one. */
  readonly term?: StoreTerm;
}

/**
 * A slug that no other term of its taxonomy has: a taken one gets its parents' behind it, and a
 * number where those are taken as well, or there are none. Once it needs more, slugs of all
 * taxonomies count.
 */
export function uniqueSlug(slug: string, place: SlugPlace): string {
  const { book, isTree, shop } = place;
  if (slug === '' || !book.hasSlug(slug)) return slug;
  const wanted = isTree ? slug + parentSlugs(slug, place) : slug;
  if (!isTaken(wanted, shop, place.term)) return wanted;
  let number = 2;
  while (isTaken(`${wanted}-${number}`, shop)) number += 1;
  return `${wanted}-${number}`;
}

/** The slugs of the parents, as many as it takes. */
function parentSlugs(slug: string, { parent, book, shop }: SlugPlace): string {
  let suffix = '';
  for (let above = book.get(parent); above !== undefined; above = book.get(above.parent)) {
    suffix += `-${above.slug}`;
    if (!isTaken(slug + suffix, shop)) break;
  }
  return suffix;
}

function isTaken(slug: string, { catalogue }: Shop, but?: StoreTerm): boolean {
  const { categories, tags, brands, shippingClasses, attributes } = catalogue;
  const books = [
    categories,
    tags,
    brands,
    shippingClasses,
    ...[...attributes.values()].map(({ terms }) => terms),
  ];
  return books.some((book) => book.hasSlug(slug) && book.withSlug(slug) !== but);
}
