import { slugOf } from '@cypher/shop-text';
import { textOf } from '../texts/coercions';
import { phpCrash } from '../http/request-body';
import { isRecord } from '../rest/values';
import { StoreError } from '../http/store-error';
import type { Shop } from '../state/shop';
import { integerOf, isEmpty, trimmed } from '../texts/php';
import { termDescription, termName } from '../texts/term-text';
import type { StoreTerm } from './store-term';
import type { TermBook } from './term-book';
import { uniqueSlug } from './term-slug';

/** Longest name that the column holds. */
const MAX_NAME_LENGTH = 200;

/** What somebody sends of a new term, as it comes. */
export interface SentTerm {
  readonly name: unknown;
  readonly slug?: unknown;
  readonly description?: unknown;
  readonly parent?: unknown;
}

/**
 * Makes a term as WordPress's `wp_insert_term` does, or says why not: for a name that is missing,
 * too long, or taken under its parent (fact 22). @param isTree whether its terms lie under one
 * another
 */
export function insertTerm(
  sent: SentTerm,
  book: TermBook,
  shop: Shop,
  isTree = false,
): StoreTerm | StoreError {
  const { behaviours } = shop;
  if ([sent.name, sent.slug, sent.description].some(isRecord)) throw phpCrash();
  if (trimmed(textOf(sent.name)) === '') {
    return new StoreError(400, 'empty_term_name', 'A name is required for this term.');
  }
  const parent = Math.max(0, integerOf(sent.parent));
  if (parent > 0 && !termExists(parent, shop)) return missingParent();
  const name = termName(sent.name);
  if (name === '') return new StoreError(400, 'invalid_term_name', 'Invalid term name.');
  const sentSlug = slugOf(textOf(sent.slug));
  const slug = isEmpty(sentSlug) ? slugOf(name) : sentSlug;
  const twin = twinOf({ name, slug, parent, isSlugSent: !isEmpty(sentSlug) }, book, isTree, shop);
  if (twin !== undefined && behaviours.has('category-term-exists'))
    return termExistsError(twin, isTree);
  if (!isShortName(name) && behaviours.has('category-long-name-refused')) {
    return new StoreError(400, 'db_insert_error', 'Could not insert term into the database.');
  }
  return book.make({
    name,
    slug: uniqueSlug(slug, { parent, book, isTree, shop }),
    parent,
    description: termDescription(textOf(sent.description)),
  });
}

/** Whether the database takes a name (fact 22). */
export function isShortName(name: string): boolean {
  return Array.from(name).length <= MAX_NAME_LENGTH;
}

/** Whether any taxonomy has a term with this id. */
export function termExists(id: number, { catalogue }: Shop): boolean {
  const { categories, tags, brands, shippingClasses, attributes } = catalogue;
  if ([categories, tags, brands, shippingClasses].some((book) => book.has(id))) return true;
  return [...attributes.values()].some(({ terms }) => terms.has(id));
}

/** The refusal of a parent that there is not. */
export function missingParent(): StoreError {
  return new StoreError(400, 'missing_parent', 'Parent term does not exist.');
}

interface Wanted {
  readonly name: string;
  readonly slug: string;
  readonly parent: number;
  readonly isSlugSent: boolean;
}

/**
 * The term that stands in the way of a new one: one with its name beside it, or one with its slug.
 */
function twinOf(
  wanted: Wanted,
  book: TermBook,
  isTree: boolean,
  shop: Shop,
): StoreTerm | undefined {
  const { name, slug, parent, isSlugSent } = wanted;
  const alike = book
    .allNamed(name)
    .filter((term) => !isTree || term.parent === parent)
    .find((term) => asciiLower(term.name) === asciiLower(name));
  if (alike === undefined) return undefined;
  const owner = book.withSlug(slug);
  if (isSlugSent && alike.slug !== slug && owner === undefined) return undefined;
  if (!isTree) return alike;
  const siblings = [...book.values()].filter((term) => term.parent === parent);
  const isSameName = siblings.some((term) => term.name === name);
  if ((!isSlugSent || alike.slug === slug) && isSameName) return alike;
  if (owner === undefined || !siblings.some((term) => term.slug === slug)) return undefined;
  return shop.behaviours.has('category-slug-owner-blamed') ? owner : alike;
}

function termExistsError(twin: StoreTerm, isTree: boolean): StoreError {
  const where = isTree ? 'with this parent' : 'in this taxonomy';
  const message = `A term with the name provided already exists ${where}.`;
  return new StoreError(400, 'term_exists', message, { resource_id: twin.id });
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
