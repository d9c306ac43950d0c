import { invalidParam, textOf, withoutMarkup } from '../coercions';
import { DEFAULT_CATEGORY } from '../store-catalogue';
import type { Shop } from '../shop';
import type { TermBook } from '../terms/term-book';
import type { ProductWrite } from './product-write';

type Sent = Readonly<Record<string, unknown>>;

/** Takes categories, tags and brands: what is sent replaces all, what is not sent stays (facts.md 9). */
export function applyTerms(write: ProductWrite): void {
  const { product, body, isNew, shop } = write;
  if (product.parentId !== 0) return;
  const { categories, tags, brands } = shop.catalogue;
  if (Array.isArray(body['categories'])) {
    const sent = categoriesOf(body['categories'] as Sent[], shop);
    product.categories = shop.behaviours.has('categories-replace') ? sent : union(product.categories, sent);
  } else if (clearsWhatIsLeftOut(write)) product.categories = [];
  if (Array.isArray(body['tags'])) {
    const sent = termsOf(body['tags'] as Sent[], tags);
    product.tags = shop.behaviours.has('tags-replace') ? sent : union(product.tags, sent);
  } else if (clearsWhatIsLeftOut(write)) product.tags = [];
  if (Array.isArray(body['brands'])) product.brands = termsOf(body['brands'] as Sent[], brands);
  const isBare = product.categories.filter((id) => categories.has(id)).length === 0;
  if (isBare && (isNew || shop.behaviours.has('no-categories-default')))
    product.categories = [DEFAULT_CATEGORY];
}

/** Whether an update loses the lists that it does not send; a real shop keeps them (facts.md 9). */
export function clearsWhatIsLeftOut({ isNew, shop }: ProductWrite): boolean {
  return !isNew && !shop.behaviours.has('arrays-left-out-stay');
}

// An unknown category is dropped, and one by its name alone is made up for nobody (facts.md 7).
function categoriesOf(sent: readonly Sent[], { catalogue, behaviours }: Shop): number[] {
  const ids = sent.map(({ id }) => Number(id));
  const known = ids.filter((id) => catalogue.categories.has(id));
  if (known.length < ids.length && !behaviours.has('unknown-category-uncategorized'))
    throw invalidParam('categories', 'categories has an id that no category has.');
  return [...new Set(known)];
}

function termsOf(sent: readonly Sent[], book: TermBook): number[] {
  const ids = sent.flatMap(({ id, name }) => {
    if (id !== undefined) return book.has(Number(id)) ? [Number(id)] : [];
    const text = withoutMarkup(textOf(name));
    return text === '' ? [] : [(book.named(text) ?? book.make({ name: text })).id];
  });
  return [...new Set(ids)];
}

function union(held: readonly number[], sent: readonly number[]): number[] {
  return [...new Set([...held, ...sent])];
}
