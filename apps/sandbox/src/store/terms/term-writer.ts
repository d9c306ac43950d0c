import { slugOf } from '@cypher/shop-text';
import { textOf } from '../texts/coercions';
import { isSent, type Params } from '../rest/rest-call';
import { isRecord } from '../rest/values';
import type { Shop } from '../state/shop';
import { StoreError } from '../http/store-error';
import { countOf, integerOf, isEmpty, trimmed } from '../texts/php';
import { termDescription, termName } from '../texts/term-text';
import { insertTerm, isShortName, missingParent, termExists } from './insert-term';
import type { StoreTerm } from './store-term';
import type { Taxonomy } from './taxonomy';
import type { TermBook } from './term-book';
import { uniqueSlug } from './term-slug';

/**
 * Makes a term of what a client sends. @throws StoreError for a name that is missing, too long, or
 * taken under its parent (fact 22), and for a picture that fails: then what was begun is taken
 * back
 */
export async function makeTerm(
  params: Params,
  book: TermBook,
  { isTree }: Taxonomy,
  shop: Shop,
): Promise<StoreTerm> {
  refuseParent(params, isTree);
  const { name, slug, description, parent } = params;
  const made = insertTerm({ name, slug, description, parent }, book, shop, isTree);
  if (made instanceof StoreError) throw made;
  try {
    await applyRest(made, params, book, shop);
  } catch (error) {
    book.remove(made);
    throw error;
  }
  return made;
}

/**
 * Changes a term; a parent that would close a circle becomes none. @throws StoreError as
 * WordPress's own, which have no status and come as 500 (fact 50); and for a picture that
 * fails: all else of the write applies
 */
export async function changeTerm(
  term: StoreTerm,
  params: Params,
  book: TermBook,
  { isTree }: Taxonomy,
  shop: Shop,
): Promise<void> {
  refuseParent(params, isTree);
  if (['name', 'slug', 'description', 'parent'].some((field) => isSent(params[field])))
    updateTerm(term, params, { book, isTree, shop });
  await applyRest(term, params, book, shop);
}

interface Place {
  readonly book: TermBook;
  readonly isTree: boolean;
  readonly shop: Shop;
}

function updateTerm(term: StoreTerm, params: Params, { book, isTree, shop }: Place): void {
  const name = isSent(params['name']) ? termName(params['name']) : term.name;
  if (trimmed(name) === '')
    throw withoutStatus('empty_term_name', 'A name is required for this term.');
  const wanted = isSent(params['parent']) ? Math.max(0, integerOf(params['parent'])) : term.parent;
  if (wanted > 0 && !termExists(wanted, shop))
    throw withoutStatus('missing_parent', missingParent().message);
  const parent = isBelow(wanted, term.id, book) ? 0 : wanted;
  const slug = slugFor(term, name, parent, params, { book, isTree, shop });
  const fits = isShortName(name) || !shop.behaviours.has('category-long-rename-ignored');
  book.change(term, {
    ...(fits ? { name, slug } : {}),
    parent,
    ...(isSent(params['description'])
      ? { description: termDescription(textOf(params['description'])) }
      : {}),
  });
}

function slugFor(
  term: StoreTerm,
  name: string,
  parent: number,
  params: Params,
  place: Place,
): string {
  const sent = isSent(params['slug']) ? slugOf(textOf(params['slug'])) : term.slug;
  const slug = isEmpty(sent) ? slugOf(name) : sent;
  const owner = place.book.withSlug(slug);
  if (owner === undefined || owner === term)
    return slug === '' ? slugOf(name) || String(term.id) : slug;
  if (isEmpty(sent) || parent !== term.parent) return uniqueSlug(slug, { ...place, parent, term });
  const message = `The slug &#8220;${slug}&#8221; is already in use by another term.`;
  throw withoutStatus('duplicate_term_slug', message);
}

/** What a term has besides what WordPress keeps of it. */
async function applyRest(
  term: StoreTerm,
  params: Params,
  book: TermBook,
  shop: Shop,
): Promise<void> {
  if (isSent(params['display'])) {
    const display = textOf(params['display']);
    book.change(term, { display: display === '' ? 'default' : display });
  }
  if (isSent(params['menu_order']))
    book.change(term, { menu_order: integerOf(params['menu_order']) });
  if (isSent(params['image'])) book.change(term, { image: await imageId(params['image'], shop) });
}

/**
 * The attachment that a category is to show: an id that the library does not have is none
 * (`WC_REST_Terms_Controller`).
 */
async function imageId(image: unknown, shop: Shop): Promise<number | null> {
  const { id, src, alt } = isRecord(image) && !Array.isArray(image) ? image : {};
  const known = countOf(id);
  if (known !== 0 && shop.library.find(known) === undefined) return null;
  if (known === 0 && isEmpty(src)) return null;
  // An empty text leaves the one that is there, a blank one clears it.
  const text = textOf(alt);
  const wanted = {
    ...(known === 0 ? { src: textOf(src) } : { id: known }),
    ...(text === '' ? {} : { alt: text.trim() }),
  };
  try {
    const [attachment] = await shop.library.resolve([wanted]);
    return attachment?.id ?? null;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const isNoPicture = error.message.startsWith('Invalid image');
    const code = isNoPicture
      ? 'woocommerce_rest_invalid_image'
      : 'woocommerce_rest_invalid_remote_image_url';
    throw new StoreError(400, code, error.message);
  }
}

function refuseParent(params: Params, isTree: boolean): void {
  if (isTree || !isSent(params['parent'])) return;
  const message = 'Can not set resource parent, taxonomy is not hierarchical.';
  throw new StoreError(400, 'woocommerce_rest_taxonomy_not_hierarchical', message);
}

/** An error of WordPress that says no status: it is 500, and has no data. */
function withoutStatus(code: string, message: string): StoreError {
  return new StoreError(500, code, message, {}, { data: null });
}

function isBelow(id: number, ancestor: number, book: TermBook): boolean {
  const seen = new Set<number>();
  for (let at = id; at !== 0 && !seen.has(at); at = book.get(at)?.parent ?? 0) {
    if (at === ancestor) return true;
    seen.add(at);
  }
  return false;
}
