import { foldedText, slugOf } from '@cypher/shop-text';
import { textOf } from '../texts/coercions';
import type { Params } from '../rest/rest-call';
import type { StoreProduct } from '../state/store-product';
import { compareTexts, holdsText } from '../texts/collation-order';
import { isEmpty } from '../texts/php';
import type { StoreTerm } from './store-term';
import type { TermBook } from './term-book';

/** Where a list of terms looks. */
export interface TermPlace {
  readonly book: TermBook;
  readonly isTree: boolean;
  /** The product whose terms are asked for, and the ids of those. */
  readonly ofProduct: (product: StoreProduct['id']) => readonly number[];
}

/** The terms that a list asks for, by name unless it says otherwise. */
export function listedTerms(params: Params, place: TermPlace): StoreTerm[] {
  const { book } = place;
  const product = params['product'];
  const own = isEmpty(product) ? null : new Set(place.ofProduct(Number(product)));
  const terms = [...book.values()].filter((term) =>
    own === null ? isWanted(term, params, place) : own.has(term.id),
  );
  const direction = params['order'] === 'desc' ? -1 : 1;
  const compare = comparison(params, book);
  return terms.sort((a, b) => direction * compare(a, b) || a.id - b.id);
}

function isWanted(term: StoreTerm, params: Params, { book, isTree }: TermPlace): boolean {
  const [include, exclude] = [
    params['include'],
    params['exclude'],
  ] as readonly (readonly number[])[];
  if (include !== undefined && include.length > 0) {
    if (!include.includes(term.id)) return false;
  } else if (exclude?.includes(term.id) === true) return false;
  const parent = params['parent'];
  if (isTree && parent !== undefined && term.parent !== parent) return false;
  const search = textOf(params['search']);
  const isFound = isEmpty(search) || holdsText(term.name, search) || holdsText(term.slug, search);
  if (!isFound || !hasSlug(term, params['slug'])) return false;
  return params['hide_empty'] !== true || isUsed(term, book, isTree);
}

function hasSlug({ slug }: StoreTerm, wanted: unknown): boolean {
  if (isEmpty(wanted)) return true;
  const slugs = Array.isArray(wanted) ? (wanted as unknown[]) : [wanted];
  return slugs.some((one) => foldedText(slugOf(textOf(one))) === foldedText(slug));
}

/** Whether a product has a term, or one below it. */
function isUsed({ id }: StoreTerm, book: TermBook, isTree: boolean): boolean {
  if (book.count(id) > 0) return true;
  return (
    isTree && [...book.values()].some((child) => child.parent === id && isUsed(child, book, true))
  );
}

function comparison(params: Params, book: TermBook): (a: StoreTerm, b: StoreTerm) => number {
  const orderBy = textOf(params['orderby']);
  if (orderBy === 'id') return (a, b) => a.id - b.id;
  if (orderBy === 'count') return (a, b) => book.count(a.id) - book.count(b.id);
  if (orderBy === 'slug') return (a, b) => compareTexts(a.slug, b.slug);
  if (orderBy === 'description') return (a, b) => compareTexts(a.description, b.description);
  if (orderBy === 'term_group') return () => 0;
  const include = params['include'] as readonly number[] | undefined;
  if (orderBy === 'include' && include !== undefined && include.length > 0)
    return (a, b) => include.indexOf(a.id) - include.indexOf(b.id);
  return (a, b) => compareTexts(a.name, b.name);
}
