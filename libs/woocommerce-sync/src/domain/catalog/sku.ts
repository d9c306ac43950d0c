import { foldedText, sanitizedText } from '@cypher/shop-text';

/**
 * The form in which the shop compares SKUs (facts 10, 34, 37). Two SKUs with the same folded form
 * cannot both exist in one shop.
 */
export function foldedSku(sku: string): string {
  return foldedText(sanitizedText(sku));
}

/**
 * Whether the shop keeps a SKU as it is, but for its blanks: it takes tags out of it, and `%` with
 * two hex digits (fact 34).
 */
export function isKeptSku(sku: string): boolean {
  return foldedText(sku) === foldedSku(sku);
}

/**
 * Whether a SKU can be searched for in a list: the shop splits at commas, and ignores `0`
 * (fact 10).
 */
export function isSearchableSku(sku: string): boolean {
  return sku !== '0' && sku !== '' && !sku.includes(',') && sku.trim() === sku;
}
