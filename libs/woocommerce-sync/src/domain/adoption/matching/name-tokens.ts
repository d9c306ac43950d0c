/** Words for a unit that stand for the shorter one. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  watt: 'w',
  watts: 'w',
  wati: 'w',
  volt: 'v',
  volts: 'v',
  volti: 'v',
  litri: 'l',
  litru: 'l',
  liter: 'l',
  litre: 'l',
  litres: 'l',
  gr: 'g',
  grame: 'g',
  gram: 'g',
  metri: 'm',
  metru: 'm',
  meter: 'm',
  bucati: 'buc',
  bucata: 'buc',
  pcs: 'buc',
  pieces: 'buc',
};

const UNITS =
  'kw|w|kv|mv|v|mah|ah|ma|a|cm|mm|km|m|kg|mg|g|ml|cl|l|k|lm|hz|khz|mhz|gb|tb|mb|buc|inch';

/** A number and its unit, which people write with a blank between them, or without. */
const WITH_UNIT = new RegExp(
  `(\\d)\\s+(${[...Object.keys(UNIT_WORDS), ...UNITS.split('|')].join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);
const UNIT_AT_END = /^(\d+(?:\.\d+)?)(\p{L}+)$/u;

/**
 * The words of a name, so that the same thing has the same ones however it is written: without case
 * and accents (Romanian ș and ţ in both their forms included), punctuation and the order of words;
 * a number and its unit are one word, `9 W` as `9w`, a decimal comma is a point, `×` is `x`. Sorted;
 * a word that comes twice is there twice.
 * @example nameTokens('Lampă LED, 9 W (E27)') // ['9w', 'e27', 'lampa', 'led']
 */
export function nameTokens(name: string): readonly string[] {
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
    .replace(WITH_UNIT, '$1$2');
  return plain
    .split(/[^\p{L}\p{N}.]+/u)
    .flatMap(plainWords)
    .sort();
}

/** A word with a point inside is several, unless the point is a number's. */
function plainWords(word: string): readonly string[] {
  const parts = word.split('.').filter((part) => part !== '');
  return (/\d\.\d/.test(word) ? [parts.join('.')] : parts).map(withShortUnit);
}

function withShortUnit(word: string): string {
  const [, number, unit] = UNIT_AT_END.exec(word) ?? [];
  if (number === undefined || unit === undefined) return word;
  return number + (UNIT_WORDS[unit] ?? unit);
}

/** Whether a word has a digit: a size, a power, a model. Two that differ in one are two things. */
export function isExact(token: string): boolean {
  return /\d/.test(token);
}

/** One text of words, by which two names with the same ones are found. */
export function bagOf(tokens: readonly string[]): string {
  return tokens.join(' ');
}
