import { foldedText } from '@cypher/shop-text';

/**
 * The form in which the shop compares the names of attributes and of their terms (facts 22, 23,
 * 37).
 */
export function foldedName(name: string): string {
  return foldedText(name);
}

/**
 * The form in which it compares tags and brands: case and blanks do not count, accents do
 * (fact 22).
 */
export function caselessName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
