/**
 * What a shop takes out of a name, in a form that it keeps and that reads the same (fact 35).
 */
const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '\\': '&#92;' };

/** Signs that the shop's column of terms takes. */
const LONGEST_TERM = 200;

/**
 * A percent sign that WordPress would take out of a term's name with the two digits behind it
 * (fact 34).
 */
const OCTET = /%(?=[0-9a-f]{2})/gi;

/**
 * The name of a product as the shop keeps it: it takes HTML, strips tags and backslashes, and calls
 * a product named `0` "Product" (fact 35).
 */
export function asName(text: string): string {
  return text === '0' ? '&#48;' : text.replace(/[<>\\]/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * The name of a category, tag, brand, attribute or option as the shop keeps it; a run of blanks is
 * one (facts 34, 35).
 */
export function asTerm(text: string): string {
  return asName(text).replace(OCTET, '&#37;').replace(/\s+/g, ' ');
}

/**
 * Whether the shop can hold a text as a term. Its column takes 200 signs, and those that are sent
 * encoded take more room (fact 22).
 */
export function isTermHeld(text: string): boolean {
  return Array.from(asTerm(text)).length <= LONGEST_TERM;
}
