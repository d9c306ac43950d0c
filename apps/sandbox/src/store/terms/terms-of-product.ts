import type { Shop } from '../state/shop';
import type { TermBook } from './term-book';

/** Ids of the terms of one taxonomy that a product has. */
export function termsOfProduct(id: number, book: TermBook, { catalogue }: Shop): readonly number[] {
  const product = catalogue.products.get(id);
  if (product === undefined) return [];
  if (book === catalogue.categories) return product.categories;
  if (book === catalogue.tags) return product.tags;
  if (book === catalogue.brands) return product.brands;
  if (book === catalogue.shippingClasses) return [product.shippingClass].filter((one) => one > 0);
  return product.attributes.flatMap(({ id: attribute, terms }) =>
    catalogue.attributes.get(attribute)?.terms === book ? (terms ?? []) : [],
  );
}
