/**
 * The GTIN-13 for twelve digits: the same with its check digit (GS1: weights 1 and 3 in turn, up to
 * the next ten).
 * @throws RangeError for anything but twelve digits.
 */
export function gtin13(twelveDigits: string): string {
  if (!/^\d{12}$/.test(twelveDigits))
    throw new RangeError(`"${twelveDigits}" are not twelve digits`);
  const sum = Array.from(twelveDigits, Number).reduce(
    (total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelveDigits}${(10 - (sum % 10)) % 10}`;
}
