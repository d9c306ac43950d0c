import { textOf, withoutMarkup } from '../coercions';
import type { Shop } from '../shop';
import { StoreError } from '../store-error';
import type { StoreTerm } from './store-term';
import type { Taxonomy } from './taxonomy';
import type { TermBook } from './term-book';

type Body = Readonly<Record<string, unknown>>;
type Changes = Partial<Omit<StoreTerm, 'id'>>;

/** Longest name that the column holds. */
const MAX_NAME_LENGTH = 200;

/**
 * Makes a term of what a client sends.
 * @throws StoreError for a name that is missing, too long, or taken under its parent (facts.md 22).
 */
export async function makeTerm(
  body: Body,
  book: TermBook,
  { isTree }: Taxonomy,
  shop: Shop,
): Promise<StoreTerm> {
  const name = withoutMarkup(textOf(body['name']));
  if (name === '') throw new StoreError(400, 'empty_term_name', 'A name is required for this term.');
  if (name.length > MAX_NAME_LENGTH && shop.behaviours.has('category-long-name-refused'))
    throw new StoreError(400, 'db_insert_error', 'Could not insert term into the database.');
  const parent = isTree ? Number(body['parent'] ?? 0) : 0;
  if (parent !== 0 && !book.has(parent))
    throw new StoreError(400, 'missing_parent', 'Parent term does not exist.');
  const twin = book.named(name, parent);
  if (twin !== undefined && shop.behaviours.has('category-term-exists')) {
    const blamed = shop.behaviours.has('category-slug-owner-blamed')
      ? (book.withSlug(textOf(body['slug'])) ?? twin)
      : twin;
    const where = isTree ? 'with this parent' : 'in this taxonomy';
    const message = `A term with the name provided already exists ${where}.`;
    throw new StoreError(400, 'term_exists', message, { resource_id: blamed.id });
  }
  // A category whose picture fails is not made: what was begun is taken back (`WC_REST_Terms_Controller`).
  const image = await imageId(body['image'], null, shop);
  return book.make({ ...changesOf(body), image, name, parent, slug: textOf(body['slug']) });
}

/**
 * Changes a term; a parent that would close a circle becomes none.
 * @throws StoreError for a picture that fails; all else of the write applies (`WC_REST_Terms_Controller`).
 */
export async function changeTerm(term: StoreTerm, body: Body, book: TermBook, shop: Shop): Promise<void> {
  const name = withoutMarkup(textOf(body['name']));
  const parent = body['parent'] === undefined ? term.parent : Number(body['parent']);
  book.change(term, {
    ...changesOf(body),
    ...(name === '' ? {} : { name }),
    ...(body['slug'] === undefined ? {} : { slug: textOf(body['slug']) }),
    parent: isBelow(parent, term.id, book) ? 0 : parent,
  });
  book.change(term, { image: await imageId(body['image'], term.image, shop) });
}

function changesOf(body: Body): Changes {
  return {
    ...(body['description'] === undefined ? {} : { description: textOf(body['description']) }),
    ...(typeof body['display'] === 'string' ? { display: body['display'] } : {}),
    ...(body['menu_order'] === undefined ? {} : { menu_order: Number(body['menu_order']) }),
  };
}

/** The attachment that a category is to show: null is not sent, and an id that the library does not have is none (`WC_REST_Terms_Controller`). */
async function imageId(image: unknown, present: number | null, shop: Shop): Promise<number | null> {
  if (typeof image !== 'object' || image === null) return present;
  const { id, src, alt } = image as { id?: unknown; src?: unknown; alt?: unknown };
  const known = Number(id ?? 0);
  if (known !== 0 && shop.library.find(known) === undefined) return null;
  if (known === 0 && textOf(src) === '') return null;
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
    const code = isNoPicture ? 'woocommerce_rest_invalid_image' : 'woocommerce_rest_invalid_remote_image_url';
    throw new StoreError(400, code, error.message);
  }
}

function isBelow(id: number, ancestor: number, book: TermBook): boolean {
  const seen = new Set<number>();
  for (let at = id; at !== 0 && !seen.has(at); at = book.get(at)?.parent ?? 0) {
    if (at === ancestor) return true;
    seen.add(at);
  }
  return false;
}
