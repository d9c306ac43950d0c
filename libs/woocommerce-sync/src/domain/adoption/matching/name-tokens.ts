import { UNIT_PATTERN, withOneUnit } from './units';

/** A number and its unit, which people write with a blank between them, or without. */
const WITH_UNIT = new RegExp(`(\\d)\\s+(${UNIT_PATTERN})(?![\\p{L}\\p{N}])`, 'gu');
/** A sign that belongs to the number after it: `-1.50`, but neither `LED-9` nor `A - 9`. */
const MINUS = /(?<=^|[\s(,;|/:])[-\u2212\u2013](?=\d)/gu;
const PLUS = /(?<=^|[\s(,;|/:])\+(?=\d)/gu;
/** Stand for such signs while all others are taken for punctuation. */
const [KEPT_MINUS, KEPT_PLUS] = ['\uE000', '\uE001'];
/** A plus that makes another model of a number: `S20+` is `S20 Plus`. */
const PLUS_AT_END = /(?<=\d)\+(?![\p{L}\p{N}])/gu;
/** What parts of a name are written apart by. */
const BETWEEN_PARTS = /[,;|()\u2013\u2014]|\s-+\s/u;

/**
 * The words of a name, so that the same thing has the same ones however it is written: without case
 * and accents (Romanian ș and ţ in both their forms included), punctuation and the order of words;
 * a number and its unit are one word, `9.0 W` as `9w` and `500 ml` as `0.5l`, a decimal comma is a
 * point, `×` is `x`, and the sign of a number stays. Sorted; a word that comes twice is there
 * twice.
 * @example nameTokens('Lampă LED, 9 W (E27)') // ['9w', 'e27', 'lampa', 'led']
 */
export function nameTokens(name: string): readonly string[] {
  return nameParts(name).flat().sort();
}

/**
 * Whether names of the same words say them in the same order, but for that of their parts: each
 * part of one, as commas and dashes tell them apart, stands in the other as it is.
 * @example isSameOrder('Adaptor USB-C la HDMI', 'Adaptor HDMI la USB-C') // false
 */
export function isSameOrder(one: string, other: string): boolean {
  const [parts, others] = [nameParts(one), nameParts(other)];
  return areIn(parts, others) || areIn(others, parts);
}

function areIn(parts: readonly (readonly string[])[], whole: readonly string[][]): boolean {
  const text = ` ${whole.flat().join(' ')} `;
  return parts.every((part) => text.includes(` ${part.join(' ')} `));
}

/** The words of each part of a name, in the order in which they are written. */
export function nameParts(name: string): string[][] {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/(\d)\s*[x×*]\s*(?=\d)/gu, '$1x')
    .replace(WITH_UNIT, '$1$2')
    .replace(MINUS, KEPT_MINUS)
    .replace(PLUS, KEPT_PLUS)
    .replace(PLUS_AT_END, ' plus ');
  return plain
    .split(BETWEEN_PARTS)
    .map((part) => part.split(/[^\p{L}\p{N}.\uE000\uE001]+/u).flatMap(plainWords))
    .filter((words) => words.length > 0);
}

/** A word with a point inside is several, unless the point is a number's. */
function plainWords(word: string): readonly string[] {
  const signed = word.replaceAll(KEPT_MINUS, '-').replaceAll(KEPT_PLUS, '+');
  const parts = signed.split('.').filter((part) => part !== '');
  return (/\d\.\d/.test(word) ? [parts.join('.')] : parts).map(withOneUnit);
}

/** Whether a word has a digit: a size, a power, a model. Two that differ in one are two things. */
export function isExact(token: string): boolean {
  return /\d/.test(token);
}

/** One text of words, by which two names with the same ones are found. */
export function bagOf(tokens: readonly string[]): string {
  return tokens.join(' ');
}
