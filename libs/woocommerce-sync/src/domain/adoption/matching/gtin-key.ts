/** Lengths of GTIN-8, GTIN-12 (UPC), GTIN-13 (EAN) and GTIN-14, in digits. */
const LENGTHS: ReadonlySet<number> = new Set([8, 12, 13, 14]);

/**
 * The form in which two GTINs are the same article's: 14 digits, as GS1 compares them; a UPC is an
 * EAN with a zero before it. '' for what is no GTIN: of another length, with letters, or with a
 * check digit that is wrong. Hyphens and blanks do not count (fact 38).
 * @example gtinKey('036000-291452') // '00036000291452'
 */
export function gtinKey(text: string): string {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d+$/.test(digits) || !LENGTHS.has(digits.length) || /^0+$/.test(digits)) return '';
  const key = digits.padStart(14, '0');
  return checkDigitOf(key) === Number(key.at(-1)) ? key : '';
}

/** The check digit that the first 13 digits ask for. */
function checkDigitOf(key: string): number {
  let sum = 0;
  for (let place = 0; place < 13; place += 1)
    sum += Number(key.charAt(place)) * (place % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}
