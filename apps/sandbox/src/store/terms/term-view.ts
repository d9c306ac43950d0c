import { linksOf } from '../http/links';
import { imageView } from '../products/image-view';
import type { Shop } from '../state/shop';
import type { StoreTerm } from './store-term';
import type { Taxonomy } from './taxonomy';
import type { TermBook } from './term-book';

/** What a term is shown with. */
export interface TermSurroundings {
  readonly shop: Shop;
  readonly taxonomy: Taxonomy;
  readonly book: TermBook;
  /** Path of the terms, for links. */
  readonly path: string;
}

/** A term as the API answers it; names come back with entities, as they are kept (fact 22). */
export function termView(
  term: StoreTerm,
  { shop, taxonomy, book, path }: TermSurroundings,
  isGone = false,
): Record<string, unknown> {
  const up = term.parent === 0 ? {} : { up: `${path}/${term.parent}` };
  const hasHints = !isGone && path !== taxonomy.pathInBatches;
  const image = term.image === null ? undefined : shop.library.find(term.image);
  return {
    ...Object.fromEntries(taxonomy.fields.map((field) => [field, term[field]])),
    name: shop.behaviours.has('category-name-encoded')
      ? term.name
      : term.name.replaceAll('&amp;', '&'),
    ...(taxonomy.fields.includes('image')
      ? { image: image === undefined ? null : imageView(image, shop) }
      : {}),
    count: book.count(term.id),
    _links: linksOf(
      shop.homeUrl(),
      { self: `${path}/${term.id}`, collection: path, ...up },
      !hasHints,
    ),
  };
}
