import type { CatalogVariant } from '../../domain/catalog/catalog-product';

/** So many problems are named in one reason: a person reads it. */
export const MOST_NAMED = 5;

/** The first of some problems, and how many more there are. */
export function namedReasons(messages: readonly string[]): string {
  const more = messages.length > MOST_NAMED ? [`and ${messages.length - MOST_NAMED} more`] : [];
  return [...messages.slice(0, MOST_NAMED), ...more].join('; ');
}

/** What is wrong with a variant, with its name before it. */
export function variantReason(
  { id, sku }: Pick<CatalogVariant, 'id' | 'sku'>,
  message: string,
): string {
  return `variant ${id} (${sku}): ${message}`;
}
