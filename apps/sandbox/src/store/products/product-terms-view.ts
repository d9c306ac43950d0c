import type { Shop } from '../state/shop';
import type { StoreProduct } from '../state/store-product';
import { sortedTerms } from '../terms/term-order';
import type { FieldView } from './field-view';

type Book = 'categories' | 'tags' | 'brands';

/** What a product lists of its terms, by their names. */
export const termsView =
  (book: Book): FieldView =>
  (product, shop) =>
    listed(product, book, shop, 'name');

/** The categories of a product. */
export const categoriesView: FieldView = (product, shop) =>
  listed(product, 'categories', shop, 'name');

function listed(
  product: StoreProduct,
  book: Book,
  { catalogue }: Shop,
  orderBy: string,
): unknown[] {
  const terms = product[book].flatMap((id) => catalogue[book].get(id) ?? []);
  return sortedTerms(terms, orderBy).map(({ id, name, slug }) => ({ id, name, slug }));
}
